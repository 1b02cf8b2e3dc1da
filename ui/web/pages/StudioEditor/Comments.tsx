import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../domain/schema/studio.ts';
import type { Selected } from '../../modules/bpmn/index.ts';
import { addComment, draftKey, resolveComment } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import { useStudioRights } from '../../modules/studio/roles.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';

interface Props {
  readonly draft: Draft;
  /** The element that a new comment is about; null = the whole. */
  readonly selected: Selected | null;
  readonly onSelect: (elementId: string) => void;
}

/** What colleagues say of the draft and of its elements; open ones first. */
export function Comments({ draft, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const { comments: may } = useStudioRights();
  const client = useQueryClient();
  const { message } = App.useApp();
  const refusal = useRefusal();
  const [text, setText] = useState('');
  const act = (done: Promise<unknown>) =>
    done.then(
      () => client.invalidateQueries({ queryKey: draftKey(draft.draftId) }),
      (error: unknown) => void message.error(refusal(error)),
    );
  const add = async () => {
    await act(addComment(draft.draftId, selected?.id ?? null, text.trim()));
    setText('');
  };
  const ordered = [...draft.comments].sort((a, b) => Number(a.resolvedAt !== null) - Number(b.resolvedAt !== null));
  return (
    <section className="side-list" aria-label={t('draft.tab.comments')}>
      <ul>
        {ordered.map(({ commentId, elementId, author, text: said, at, resolvedAt }) => (
          <li key={commentId} className={resolvedAt === null ? undefined : 'quiet'}>
            <strong lang="zh-CN">{author.name}</strong> <span className="note tabular">{momentOf(at)}</span>{' '}
            {elementId !== null && (
              <button type="button" className="link-button mono" onClick={() => onSelect(elementId)}>
                {elementId}
              </button>
            )}
            <p lang="zh-CN">{said}</p>
            {may && (
              <Button
                size="small"
                onClick={() => void act(resolveComment(draft.draftId, commentId, resolvedAt === null))}
              >
                {t(resolvedAt === null ? 'draft.resolve' : 'draft.reopen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <label>
            {selected ? (
              <>
                {t('draft.commentOn')} <span lang="zh-CN">{selected.name || selected.id}</span>
              </>
            ) : (
              t('draft.commentOnAll')
            )}
            <Input.TextArea value={text} maxLength={2000} onChange={({ target }) => setText(target.value)} />
          </label>
          <Button htmlType="submit" disabled={text.trim() === ''}>
            {t('draft.comment')}
          </Button>
        </form>
      )}
    </section>
  );
}
