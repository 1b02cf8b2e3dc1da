/** The whole look of the public part: system fonts, 17/28, one column on phones. About 3 KB, so that a page stays below 30 KB. */
export const STYLE = `
:root{--ink:#1a1a1f;--quiet:#4b5563;--line:#dde1e7;--blue:#0958d9;--law:#6b2e00}
*{box-sizing:border-box}
body{margin:0;background:#f2f3f5;color:var(--ink);font:17px/28px system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header{background:#fff;border-bottom:3px solid var(--blue)}
.bar,main,footer{max-width:1080px;margin:0 auto;padding:12px 16px}
.bar{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center}
.bar strong{font-size:20px}.bar .grow{flex:1}.quiet,footer,small{color:var(--quiet);font-size:15px;line-height:24px}
h1{font-size:26px;line-height:36px;margin:8px 0 4px}h2{font-size:19px;line-height:28px;margin:0 0 4px}
p{margin:4px 0}a{color:var(--blue)}
.skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:#fff;padding:8px}
.cols{display:grid;gap:16px;grid-template-columns:minmax(0,1fr)}
@media(min-width:900px){.cols{grid-template-columns:minmax(0,2.2fr) minmax(0,1fr)}}
.stack{display:grid;gap:16px;grid-template-columns:minmax(0,1fr);align-content:start}
.card{background:#fff;border:1px solid var(--line);border-radius:8px;padding:20px}
.now{border-left:6px solid var(--blue)}
.may{background:#fffbf3;border:2px solid var(--law)}.may .until{color:var(--law);font-size:26px;line-height:36px;font-weight:700}
.wrong{background:#fff0f0;border:2px solid #a8071a}.wrong h2{color:#a8071a}
.good{background:#f3fbef;border:2px solid #237804}
label,legend{font-weight:600}legend{padding:0}.req{color:#a8071a;font-weight:400;font-size:15px}
input,select,textarea{display:block;width:100%;font:inherit;color:inherit;background:#fff;border:1px solid #6b7280;border-radius:6px;padding:9px 12px;margin:4px 0 16px;min-height:48px}
textarea{min-height:120px}input[type=radio],input[type=checkbox]{display:inline-block;width:22px;height:22px;min-height:0;margin:0 10px 0 0;vertical-align:-5px}
fieldset{border:0;padding:0;margin:0 0 12px}.choice{display:block;font-weight:400;padding:8px 0}
.bad input,.bad textarea{border:2px solid #a8071a}.error{display:block;color:#a8071a}
.button{display:block;width:100%;text-align:center;text-decoration:none;font:inherit;font-weight:600;cursor:pointer;background:var(--blue);color:#fff;border:1px solid var(--blue);border-radius:6px;padding:10px 20px;margin:8px 0;min-height:48px}
.button.second{background:#fff;color:var(--blue)}
@media(min-width:600px){.button{display:inline-block;width:auto}}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
dl{display:grid;grid-template-columns:fit-content(40%) 1fr;gap:4px 16px;margin:0}dt{color:var(--quiet)}dd{margin:0}
ol.course{list-style:none;margin:8px 0 0;padding:0}ol.course li{border-left:3px solid #31517d;padding:0 0 12px 14px}ol.course time{color:var(--quiet);font-size:15px;display:block}
.code{font:600 24px/36px ui-monospace,Menlo,Consolas,monospace;letter-spacing:1px}
ul{margin:4px 0;padding-left:20px}summary{cursor:pointer;color:var(--blue);padding:8px 0}
pre{font:14px/22px ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;background:#f7f8fa;border:1px solid var(--line);padding:12px;margin:8px 0}
@media print{header a,form,footer{display:none}.card{border:0;padding:4px 0}body{background:#fff}}
`.replaceAll('\n', '');
