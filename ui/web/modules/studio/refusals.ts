/** The studio's refusals in Chinese; in English the server's own sentence stands. */
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/request.ts';

const zh: Readonly<Record<string, string>> = {
  REV_OUT_OF_DATE: '别人先存了这份草稿',
  LOCK_TAKEN: '编辑权已被同事接管',
  LOCK_HELD: '同事正在编辑这份草稿',
  NOT_EDITABLE: '送审中，内容不能改',
  BASE_CHANGED: '现行版已经更新，请从新版重新起草',
  NOT_IN_REVIEW: '这份草稿不在等待审批',
  FOUR_EYES: '起草人、送审人不能审批自己的修改',
  NOT_THE_ANSWERER: '无法证明的部分已指定别人负责',
  ANSWERER_NEEDED: '有法律规则无法证明，请指定负责人',
  ANSWERER_NOT_ELIGIBLE: '所选的人不能审批草稿',
  NOT_APPROVED: '审批同意后才能发布',
  ALREADY_SCHEDULED: '这份文件已排定发布',
  ALREADY_LIVE: '这份内容正在现行',
  NOT_SCHEDULED: '这次发布已开始或已结束',
  NAME_TAKEN: '已有同名场景',
  MOVE_ENDED: '这次迁移已结束',
  MOVE_UNDER_WAY: '这个版本的件正在迁移',
  NOTHING_TO_MOVE: '没有可以这样迁移的件',
  FILE_REFUSED: '文件读不出，或与文件名不符',
  DRAFT_HAS_ERRORS: '草稿还有错误',
  LAW_VIOLATED: '草稿违反法律规则',
  ENGINE_AWAY: '现在连不上引擎',
  NOT_A_DESIGNER: '由流程设计员编辑',
  NOT_AN_APPROVER: '由督查和领导审批',
  NOT_A_RELEASER: '由督查、领导和管理员发布',
  NOT_AN_ADMINISTRATOR: '由管理员迁移',
  ONLY_READS: '审计员只看不改',
};

/** A failed act in the language of the page. */
export function useRefusal(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    if (!(error instanceof ProblemError)) return t('error.failed');
    const { code = '', detail, title, who, errors } = error.problem;
    const said = (i18n.language === 'en' ? undefined : zh[code]) ?? detail ?? title;
    const named = who === undefined ? said : `${said} (${who})`;
    const first = errors?.[0];
    return first && code !== 'LAW_VIOLATED' ? `${named}: ${first.message}` : named;
  };
}
