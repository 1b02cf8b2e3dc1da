import { App, Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { beginDraft } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';

/** A file from the person's machine becomes a draft. */
export function ImportFile() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const refusal = useRefusal();
  const field = useRef<HTMLInputElement>(null);
  const take = async (file: File) => {
    try {
      const from = { kind: 'IMPORT', content: await file.text() } as const;
      const { draftId } = await beginDraft({ resource: file.name.toLowerCase(), from });
      await navigate(`/studio/drafts/${draftId}`);
    } catch (error) {
      void message.error(refusal(error));
    }
  };
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        accept=".bpmn,.dmn,.form"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) void take(file);
        }}
      />
      <Button onClick={() => field.current?.click()}>{t('studio.import')}</Button>
    </>
  );
}
