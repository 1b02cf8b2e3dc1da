import { Card, Segmented, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelSchema, type Channel } from '../../../../domain/schema/codes.ts';
import type { IntakeReceipt, Match } from '../../../../domain/schema/intake.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useIntakeUnits, useMatches, useRegister } from './api.ts';
import {
  bodyOf,
  current,
  EMPTY_CHOICE,
  emptyDraft,
  inQuestion,
  missingOf,
  queryOf,
  type Choice,
  type Draft,
} from './draft.ts';
import { Matches } from './Matches.tsx';
import { MatterCard } from './MatterCard.tsx';
import { Outcome } from './Outcome.tsx';
import { PersonCard } from './PersonCard.tsx';
import { Receipt } from './Receipt.tsx';
import './intake.css';

const without = (list: readonly string[], one: string): readonly string[] => list.filter((other) => other !== one);

/** One form for letter, visit, web, phone and fax; beside it what may be here already (ux 02). */
export function IntakePage() {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const units = useIntakeUnits();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft('LETTER', null));
  const [choice, setChoice] = useState<Choice>(EMPTY_CHOICE);
  const [receipt, setReceipt] = useState<IntakeReceipt | null>(null);
  // The same form sent twice is registered once; another form has another key.
  const [key, setKey] = useState(newKey);
  const register = useRegister();
  const office = draft.office ?? units.data?.offices[0]?.unitId ?? null;
  const full = { ...draft, office };
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const found = useMatches(queryOf(full));
  const items = found.data?.items ?? [];
  const merged = items.find(({ matterId }) => matterId === choice.merge);

  const merge = ({ matterId }: Match) =>
    setChoice((before) => ({
      ...before,
      merge: before.merge === matterId ? null : matterId,
      links: without(before.links, matterId),
    }));
  const link = ({ matterId }: Match) =>
    setChoice((before) => ({
      ...before,
      merge: before.merge === matterId ? null : before.merge,
      links: before.links.includes(matterId) ? without(before.links, matterId) : [...before.links, matterId],
    }));
  const setAside = ({ matterId }: Match) =>
    setChoice((before) => ({
      merge: before.merge === matterId ? null : before.merge,
      links: without(before.links, matterId),
      notSame: [...before.notSame, matterId],
    }));
  const submit = () => {
    if (missingOf(full) !== null || register.isPending) return;
    // A match that is no longer shown was found for other words: it is not merged unseen.
    const shown = { ...choice, merge: merged ? choice.merge : null };
    register.mutate({ body: bodyOf(full, shown), key }, { onSuccess: setReceipt });
  };

  // The keys see what the page shows now, without being set anew at every stroke.
  const act = useRef<(event: KeyboardEvent) => void>(() => undefined);
  act.current = (event) => {
    if (receipt !== null || event.isComposing) return;
    if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault();
      return submit();
    }
    const open = inQuestion(items, choice);
    const match = current(open);
    if (!event.altKey || event.ctrlKey || !match) return;
    const acts: Readonly<Record<string, (match: Match) => void>> = { KeyM: merge, KeyL: link, KeyN: setAside };
    const chosen = acts[event.code];
    if (!chosen || (event.code === 'KeyM' && match.kind !== 'SAME')) return;
    event.preventDefault();
    chosen(match);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => act.current(event);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const next = () => {
    setDraft(emptyDraft(draft.channel, draft.office));
    setChoice(EMPTY_CHOICE);
    setReceipt(null);
    setKey(newKey());
    register.reset();
  };

  if (receipt !== null) return <Receipt receipt={receipt} onNext={next} />;
  if (units.isError) return <Failed onRetry={() => void units.refetch()} />;
  const offices = units.data?.offices ?? [];
  return (
    <>
      <title>{`${t('intake.title')} · ${t('app.name')}`}</title>
      <div className="pair intake-head">
        <h1>{t('intake.title')}</h1>
        <Segmented<Channel>
          aria-label={t('intake.channel')}
          value={draft.channel}
          onChange={(channel) => change({ channel })}
          options={channelSchema.options.map((channel) => ({ value: channel, label: code('channel', channel) }))}
        />
        {offices.length > 1 && (
          <Select
            aria-label={t('intake.office')}
            popupMatchSelectWidth={false}
            value={office}
            onChange={(unitId) => change({ office: unitId })}
            options={offices.map(({ unitId, name }) => ({ value: unitId, label: pick(name) }))}
          />
        )}
      </div>
      <div className="intake-columns">
        <div className="stack">
          <PersonCard draft={full} change={change} />
          <MatterCard draft={full} change={change} units={units.data} />
          {merged && (
            <Card size="small" title={<h2>{t('intake.why.title')}</h2>}>
              <p>{t('intake.why.text')}</p>
              <p className="intake-law">{t('intake.why.superior')}</p>
            </Card>
          )}
          <Outcome
            draft={full}
            merged={merged}
            failure={register.isError ? register.error.message : null}
            busy={register.isPending}
            onSubmit={submit}
          />
        </div>
        <Matches
          items={items}
          searching={found.isFetching}
          draft={full}
          choice={choice}
          merge={merge}
          link={link}
          setAside={setAside}
          onNewFacts={(newFacts) => change({ newFacts })}
          onUndo={() => setChoice(EMPTY_CHOICE)}
        />
      </div>
    </>
  );
}

/** Random in every context, a page without TLS included. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
