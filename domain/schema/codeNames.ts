/** One catalogue of what people call each code, in both languages; the key of a list is the name of its schema in codes.ts. */
import type * as c from './codes.ts';
import { eventNames, type Name } from './eventNames.ts';
import { staffActNames, staffReasonNames } from './staffNames.ts';

export type { Name } from './eventNames.ts';

type Names<C extends string> = Readonly<Record<C, Name>>;
const n = (zh: string, en: string): Name => ({ zh, en });

const channel: Names<c.Channel> = {
  LETTER: n('来信', 'Letter'),
  VISIT: n('来访', 'Visit'),
  WEB: n('网上', 'Web'),
  PHONE: n('来电', 'Phone'),
  FAX: n('传真', 'Fax'),
};
const matterType: Names<c.MatterType> = {
  APPEAL: n('申诉求决', 'Appeal for settlement'),
  SUGGESTION: n('建议意见', 'Suggestion'),
  ACCUSATION: n('检举控告', 'Accusation'),
};
const claimRoute: Names<c.ClaimRoute> = {
  R31_1: n('涉法涉诉', 'Litigation and police procedure, art. 31(1)'),
  R31_2: n('仲裁', 'Arbitration, art. 31(2)'),
  R31_3: n('党员申诉', 'Appeal of a Party member, art. 31(3)'),
  R31_4: n('行政复议等行政程序', 'Administrative procedure, art. 31(4)'),
  R31_5: n('查处违法或履行职责', 'Request to punish or to act, art. 31(5)'),
  R31_6: n('信访程序', 'Petition procedure, art. 31(6)'),
  SUGGESTION: n('建议意见办理', 'Suggestion'),
  ACCUSATION: n('检举控告转送', 'Accusation'),
};
const intakeDecision: Names<c.IntakeDecision> = {
  ACCEPTED: n('予以受理', 'Accepted'),
  NOT_ACCEPTED: n('不予受理', 'Not accepted'),
  NO_LONGER_ACCEPTED: n('不再受理', 'No longer accepted'),
  MERGE: n('合并办理', 'Merged'),
  GUIDE: n('引导到有权机关', 'Guided to the right organ'),
  TELL_COMPETENT_ORGAN: n('告知有权机关', 'Told which organ is competent'),
  DIVERT: n('导入法定途径', 'Diverted'),
  REFER_ACCUSATION: n('转送检举控告', 'Accusation referred'),
};
const alert: Names<c.Alert> = {
  MANDATORY_REPORT: n('强制报告', 'Mandatory report'),
  URGENT_REPORT: n('紧急报告', 'Urgent report'),
};
const sameMatterState: Names<c.SameMatterState> = {
  NONE: n('首次', 'Not seen before'),
  PENDING_HERE: n('本级在办', 'Pending here'),
  PENDING_BELOW: n('下级在办', 'Pending at a lower organ'),
  ANSWERED: n('已答复', 'Answered'),
  REEXAMINED: n('已复核', 'Re-examined'),
};
const confidentiality: Names<c.Confidentiality> = {
  SECRET_STUB: n('涉密存根', 'Secret stub'),
  WHISTLEBLOWER: n('举报人保密', 'Whistleblower'),
  MINOR_SEALED: n('未成年人封存', 'Minor, sealed'),
  PRIVATE: n('隐私', 'Private'),
  NORMAL: n('一般', 'Normal'),
};
const colour: Names<c.Colour> = { RED: n('红', 'Red'), YELLOW: n('黄', 'Yellow'), GREEN: n('绿', 'Green') };
const role: Names<c.Role> = {
  PET: n('信访人', 'Petitioner'),
  INT: n('登记人员', 'Intake clerk'),
  GRD: n('网格员', 'Grid worker'),
  HDL: n('承办人', 'Handler'),
  FH: n('首办责任人', 'First handler'),
  REV: n('评查人员', 'Reviewer'),
  SUP: n('督查人员', 'Supervisor'),
  LDR: n('领导', 'Leader'),
  PRO: n('检察官', 'Procurator'),
  JUV: n('未成年人工作人员', 'Juvenile task force member'),
  DSN: n('流程设计人员', 'Process designer'),
  ADM: n('管理员', 'Administrator'),
  AUD: n('审计人员', 'Auditor'),
  SYSTEM: n('系统', 'System'),
};
const unitKind: Names<c.UnitKind> = {
  GOVERNMENT: n('人民政府', 'Government'),
  PETITION_BUREAU: n('信访局', 'Petition bureau'),
  JOINT_CONFERENCE: n('信访工作联席会议', 'Joint conference'),
  DEPARTMENT: n('职能部门', 'Department'),
  TOWN: n('乡镇（街道）', 'Town or street office'),
  DISCIPLINE: n('纪检监察机关', 'Discipline organ'),
  COURT: n('人民法院', 'Court'),
  PROCURATORATE: n('人民检察院', 'Procuratorate'),
  SCHOOL: n('学校', 'School'),
  GRID: n('网格', 'Grid'),
};
const level: Names<c.Level> = {
  TOWN: n('乡镇级', 'Town'),
  COUNTY: n('县级', 'County'),
  CITY: n('市级', 'City'),
  PROVINCE: n('省级', 'Province'),
};
const clockKey: Names<c.ClockKey> = {
  BUREAU_DISPATCH: n('登记转送期限', 'Register and dispatch'),
  UNIT_NOTICE_DIRECT: n('直接收到告知期限', 'Notice of a matter received directly'),
  UNIT_NOTICE_REFERRED: n('转送事项告知期限', 'Notice of a referred matter'),
  UNIT_OBJECTION: n('管辖异议期限', 'Jurisdiction objection'),
  HANDLE_31_6: n('办理期限', 'Handling'),
  HANDLE_EXT: n('延长后的办理期限', 'Handling, extended'),
  SIMPLE_HANDLE: n('简易办理期限', 'Simplified handling'),
  REVIEW_REQUEST: n('申请复查期限', 'Request a review'),
  REVIEW_DECIDE: n('复查期限', 'Review'),
  REEXAM_REQUEST: n('申请复核期限', 'Request a re-examination'),
  REEXAM_DECIDE: n('复核期限', 'Re-examination'),
  RECONSIDERATION_APPLY: n('申请行政复议期限', 'Apply for reconsideration'),
  LABOUR_ARB_LIMIT: n('劳动仲裁时效', 'Labour arbitration limit'),
  MEDIATION_CONFIRM: n('调解协议司法确认期限', 'Court confirmation of a mediation'),
  DISCIPLINE_NOTICE: n('实名检举受理告知期限', 'Notice by the discipline organ'),
  GATE_OPINION: n('前置把关期限', 'Pre-check of the opinion'),
  REDO: n('限时重办期限', 'Redo'),
  RETURN_VISIT: n('回访期限', 'Return visit'),
  EVALUATION_WINDOW: n('满意度评价期', 'Rating window'),
  LEADER_CONTACT: n('领导接谈期限', 'Leader contact'),
  EXECUTE_OPINION: n('处理意见执行期限', 'Execution of the opinion'),
  CLOSE_OUT: n('办结归档期限', 'Close-out'),
  MONTHLY_REVIEW: n('按月评查期限', 'Monthly review'),
  DOCUMENT_FIX: n('材料补正期限', 'Document fix'),
  MEASURE_DECISION: n('措施决定期限', 'Decision on a measure'),
  SUPERVISION_ANSWER: n('督办反馈期限', 'Answer to a supervision order'),
};
const clockOutcome: Names<c.ClockOutcome> = {
  MET: n('按期完成', 'Met'),
  MET_LATE: n('逾期完成', 'Met late'),
  LAPSED: n('期满', 'Lapsed'),
  SUPERSEDED: n('被替代', 'Superseded'),
  NOT_OWED: n('无须履行', 'Not owed'),
};
const clockMoveReason: Names<c.ClockMoveReason> = {
  HEARING_EXCLUDED: n('扣除听证时间', 'Hearing time excluded'),
  CALENDAR_LOADED: n('节假日安排更新', 'New holiday table'),
};
const opinionOutcome: Names<c.OpinionOutcome> = {
  UPHELD: n('支持', 'Upheld'),
  UPHELD_IN_PART: n('部分支持', 'Upheld in part'),
  EXPLAINED: n('解释说明', 'Explained'),
  NOT_UPHELD: n('不予支持', 'Not upheld'),
};
const opinionPart: Names<c.OpinionPart> = {
  CLAIMS: n('投诉请求', 'Claims'),
  FACTS: n('事实和理由', 'Facts and reasons'),
  OPINION: n('处理意见', 'Opinion'),
  LEGAL_BASIS: n('法律法规依据', 'Legal basis'),
};
const reviewOutcome: Names<c.ReviewOutcome> = {
  UPHELD: n('维持', 'Upheld'),
  CHANGED: n('变更', 'Changed'),
  REVOKED: n('撤销', 'Revoked'),
};
const defect: Names<c.Defect> = {
  F1: n('登记告知不规范', 'Registration or notice wrong or late'),
  F2: n('诉求未答或事实未查', 'Claim unanswered or facts not checked'),
  F3: n('依据缺失或错误', 'Legal basis missing or wrong'),
  F4: n('途径错误', 'Wrong route'),
  F5: n('未告知权利或未送达', 'Rights not stated or not served'),
  F6: n('超期或延期不规范', 'Overdue or irregular extension'),
  F7: n('未执行或虚假办结', 'Not executed or falsely closed'),
  F8: n('材料未上传', 'Documents not uploaded'),
  F9: n('泄密', 'Confidentiality breach'),
  F10: n('不满意且确有问题', 'Rated unsatisfied and a defect found'),
};
const reviewGrade: Names<c.ReviewGrade> = {
  PASS: n('合格', 'Pass'),
  FIX: n('补正', 'Fix'),
  REDO: n('重办', 'Redo'),
  REDO_SUPERVISED: n('重办并督办', 'Redo under supervision'),
};
const escalationAction: Names<c.EscalationAction> = {
  NONE: n('无', 'None'),
  REMIND: n('提醒', 'Remind'),
  UNIT_HEAD_REASON: n('单位负责人说明理由', 'Unit head gives the reason'),
  SUPERVISE: n('督办', 'Supervise'),
  CIRCULAR: n('拟通报', 'Draft a circular'),
  INTERVIEW: n('拟约谈', 'Draft an interview'),
  LISTED: n('拟挂牌督办', 'Draft a listing'),
};
const measureKind: Names<c.MeasureKind> = {
  SUPERVISION: n('督办', 'Supervision order'),
  CIRCULAR: n('通报', 'Circulated notice'),
  INTERVIEW: n('约谈', 'Interview'),
  RECTIFICATION: n('责令限期整改', 'Rectification order'),
  LISTED: n('挂牌督办', 'Listed supervision'),
  ACCOUNTABILITY: n('追究责任建议', 'Accountability proposal'),
};
const supervisionGround: Names<c.SupervisionGround> = {
  WRONG_ACCEPTANCE: n('受理不当', 'Wrong acceptance'),
  WRONG_HANDLING: n('办理不当', 'Wrong handling'),
  SHIRKING: n('推诿敷衍', 'Shirking'),
  DELAY: n('拖延', 'Delay'),
  FRAUD: n('弄虚作假', 'Fraud'),
  NOT_EXECUTED: n('拒不执行处理意见', 'Refusal to execute the opinion'),
};
const closeCode: Names<c.CloseCode> = {
  SOLVED: n('诉求解决', 'Solved'),
  EDUCATED: n('解释教育', 'Explained and educated'),
  RELIEVED: n('帮扶救助', 'Relieved'),
  CONDUCT_HANDLED: n('行为处理', 'Conduct handled'),
};
const rating: Names<c.Rating> = {
  SATISFIED: n('满意', 'Satisfied'),
  BASICALLY_SATISFIED: n('基本满意', 'Basically satisfied'),
  DISSATISFIED: n('不满意', 'Dissatisfied'),
};
const referralMode: Names<c.ReferralMode> = { REFER: n('转送', 'Refer'), ASSIGN: n('交办', 'Assign') };
const offer: Names<c.Offer> = {
  SUIT_SUPPORT: n('支持起诉', 'Suit support'),
  LEGAL_AID: n('法律援助', 'Legal aid'),
  MEDIATION: n('调解', 'Mediation'),
  JUDICIAL_RELIEF: n('司法救助', 'Judicial relief'),
};
const subject: Names<c.Subject> = {
  PUBLIC_FACILITY: n('公共设施', 'Public facility'),
  SERVICE_YEARS: n('工龄认定', 'Service years'),
  PRESALE_FUNDS: n('预售资金监管', 'Pre-sale funds'),
  HOUSING_DAMAGES: n('购房违约赔偿', 'Housing damages'),
  SCHOOL_PLACE: n('入学', 'School place'),
  SCHOOL_BUS: n('校车', 'School bus'),
  PENALTY_ON_THE_SPOT: n('当场处罚', 'On-the-spot penalty'),
  WAGES: n('欠薪', 'Wages'),
  LABOUR_INSPECTION: n('劳动监察', 'Labour inspection'),
  CADRE_CONDUCT: n('干部作风', 'Conduct of a cadre'),
  DRAINAGE: n('排水', 'Drainage'),
  PARTY_DISCIPLINE_APPEAL: n('党纪处分申诉', 'Appeal against Party discipline'),
  COURT_JUDGMENT: n('法院裁判', 'Court judgment'),
  LAND: n('土地', 'Land'),
  SOCIAL_SECURITY: n('社会保障', 'Social security'),
  SUGGESTION_GENERAL: n('综合建议', 'General suggestion'),
  OTHER: n('其他', 'Other'),
};
const matterStatus: Names<c.MatterStatus> = {
  REGISTERED: n('已登记', 'Registered'),
  SORTED: n('已甄别', 'Sorted'),
  ROUTED: n('已分类', 'Routed'),
  IN_HANDLING: n('办理中', 'In handling'),
  ANSWERED: n('已答复', 'Answered'),
  CLOSED: n('已办结', 'Closed'),
  NOT_ACCEPTED: n('不予受理', 'Not accepted'),
  NO_LONGER_ACCEPTED: n('不再受理', 'No longer accepted'),
  MERGED: n('已合并', 'Merged'),
  GUIDED: n('已引导', 'Guided'),
  AFTER_CARE: n('疏导帮扶', 'After-care'),
};
const claimStatus: Names<c.ClaimStatus> = {
  REGISTERED: n('已登记', 'Registered'),
  ROUTED: n('已分类', 'Routed'),
  REFERRED: n('已转送', 'Referred'),
  OBJECTED: n('管辖异议中', 'Objected'),
  RECEIVED: n('已接收', 'Received'),
  ACCEPTED: n('已受理', 'Accepted'),
  NOT_ACCEPTED: n('不予受理', 'Not accepted'),
  OPINION_DRAFTED: n('待前置把关', 'Opinion drafted'),
  GATE_RETURNED: n('把关退回', 'Returned by the pre-check'),
  GATE_PASSED: n('把关通过', 'Pre-check passed'),
  OPINION_SERVED: n('意见已送达', 'Opinion served'),
  FINAL_BY_LAPSE: n('期满生效', 'Final by lapse'),
  UNDER_REVIEW: n('复查中', 'Under review'),
  REVIEW_SERVED: n('复查意见已送达', 'Review served'),
  REVIEW_FINAL_BY_LAPSE: n('复查期满生效', 'Review final by lapse'),
  UNDER_REEXAM: n('复核中', 'Under re-examination'),
  REEXAM_SERVED: n('复核终结', 'Re-examination served'),
  DIVERTED: n('已导入法定途径', 'Diverted'),
  TRANSFERRED: n('已转有权机关', 'Transferred'),
  SUGGESTION_ANSWERED: n('建议已答复', 'Suggestion answered'),
  REDO_ORDERED: n('重办中', 'Redo ordered'),
  REDO_DRAFTED: n('重办待复核', 'Redo drafted'),
  REDO_CHECKED: n('重办复核通过', 'Redo checked'),
};

export const codeNames = {
  channel,
  matterType,
  claimRoute,
  intakeDecision,
  alert,
  sameMatterState,
  confidentiality,
  colour,
  role,
  unitKind,
  level,
  clockKey,
  clockOutcome,
  clockMoveReason,
  opinionOutcome,
  opinionPart,
  reviewOutcome,
  defect,
  reviewGrade,
  escalationAction,
  measureKind,
  supervisionGround,
  closeCode,
  rating,
  referralMode,
  offer,
  subject,
  matterStatus,
  claimStatus,
  eventType: eventNames,
  staffAct: staffActNames,
  staffReason: staffReasonNames,
} as const;

export type CodeList = keyof typeof codeNames;
