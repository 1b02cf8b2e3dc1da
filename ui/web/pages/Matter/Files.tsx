import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  DownloadOutlined,
  HourglassOutlined,
  PaperClipOutlined,
} from '@ant-design/icons';
import { Alert, Button, Card, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../../domain/schema/intake.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { Failed } from '../../modules/Failed.tsx';
import { reasonOf, sizeOf } from '../Intake/Attachments.tsx';
import { useAddFile, useFiles, useTakeFile } from './files.ts';

/** As much of a digest as tells two files apart; the whole one is read by assistive technology and on the pointer. */
const SHORT = 12;

/** The files of the matter: what they are, whether they were checked, and the way to read and to add one. */
export function Files({ matterId }: { matterId: string }) {
  const { t } = useTranslation();
  const files = useFiles(matterId);
  const kept = files.error instanceof ProblemError && files.error.problem.status === 404;
  return (
    <Card
      title={
        <h2>
          {t('matter.files.title')} <span className="tabular">{files.data?.items.length ?? ''}</span>
        </h2>
      }
      size="small"
      extra={files.data?.mayAdd && <Add matterId={matterId} />}
    >
      {kept ? (
        <p className="quiet">{t('matter.files.kept')}</p>
      ) : !files.data ? (
        files.isError ? (
          <Failed onRetry={() => void files.refetch()} />
        ) : (
          <Skeleton active paragraph={{ rows: 1 }} />
        )
      ) : files.data.items.length === 0 ? (
        <p className="quiet">{t(files.data.mayAdd ? 'matter.files.noneAdd' : 'matter.files.none')}</p>
      ) : (
        <ul className="matter-files">
          {files.data.items.map((file) => (
            <Row key={file.attachmentId} file={file} matterId={matterId} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Row({ file, matterId }: { file: AttachmentView; matterId: string }) {
  const { t } = useTranslation();
  const take = useTakeFile(matterId);
  const refused = take.error instanceof ProblemError && take.error.problem.code === 'IN_QUARANTINE';
  return (
    <li className="matter-file">
      <div className="grow">
        <span lang="zh-CN" className="matter-file-name">
          {file.name}
        </span>
        <div className="note">
          {[file.kind, sizeOf(file.size), t('matter.files.addedOn', { on: file.uploadedOn })].join(' · ')} ·{' '}
          <span title={file.sha256}>
            SHA-256 <span className="mono">{file.sha256.slice(0, SHORT)}</span>
          </span>
        </div>
        {take.isError && (
          <div role="alert" className="matter-file-failed">
            {t(refused ? 'matter.files.stillKept' : 'matter.files.failed')}
          </div>
        )}
      </div>
      <span className="note">
        <State file={file} />
      </span>
      {file.state !== 'REFUSED' && (
        <Button
          size="small"
          icon={<DownloadOutlined aria-hidden />}
          loading={take.isPending}
          aria-label={`${t(`matter.files.take.${file.state}`)} ${file.name}`}
          onClick={() => take.mutate(file)}
        >
          {t(`matter.files.take.${file.state}`)}
        </Button>
      )}
    </li>
  );
}

function State({ file }: { file: AttachmentView }) {
  const { t } = useTranslation();
  const Icon =
    file.state === 'CLEAN' ? CheckCircleOutlined : file.state === 'REFUSED' ? CloseCircleOutlined : HourglassOutlined;
  return (
    <>
      <Icon aria-hidden /> {t(`matter.files.state.${file.state}`)}
      {file.reason !== null && `: ${t(`intake.refusal.${file.reason}`, { defaultValue: file.reason })}`}
    </>
  );
}

function Add({ matterId }: { matterId: string }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const add = useAddFile(matterId);
  const [name, setName] = useState('');
  return (
    <div className="pair">
      {add.isError && (
        <Alert
          type="error"
          showIcon
          title={t('intake.notTaken', { name, reason: t(`intake.refusal.${reasonOf(add.error)}`) })}
        />
      )}
      {add.data?.there && <span role="status">{t('matter.files.there')}</span>}
      <Button
        size="small"
        icon={<PaperClipOutlined aria-hidden />}
        loading={add.isPending}
        onClick={() => input.current?.click()}
      >
        {t('matter.files.add')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('matter.files.add')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (!file) return;
          setName(file.name);
          add.mutate(file);
        }}
      />
    </div>
  );
}
