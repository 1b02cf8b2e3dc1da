import { CheckOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Match } from '../../../../domain/schema/intake.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { Seal } from '../../modules/Seal.tsx';
import { Marked } from './Marked.tsx';

export interface MatchActs {
  readonly merge: (match: Match) => void;
  readonly link: (match: Match) => void;
  readonly setAside: (match: Match) => void;
}

interface Props extends MatchActs {
  readonly match: Match;
  readonly typed: string;
  /** The one that the keys act on. */
  readonly isCurrent: boolean;
  readonly isMerged: boolean;
  readonly isLinked: boolean;
  readonly newFacts: boolean;
  readonly onNewFacts: (newFacts: boolean) => void;
}

/** One earlier matter: what was said, where it stands, what is the same, and what can be done with it. */
export function MatchCard(props: Props) {
  const { match, typed, isCurrent, isMerged, isLinked } = props;
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const same = match.kind === 'SAME';
  const alike = match.person;
  return (
    <li className={`match ${isCurrent ? 'match-current' : ''}`}>
      <div className="spread">
        <span className="pair">
          <Seal colour={match.colour} size={20} />
          <a className="mono" href={`/matters/${match.matterId}`} target="_blank" rel="noreferrer">
            {match.publicNumber}
          </a>
          <strong>{code('matterStatus', match.status)}</strong>
        </span>
        <span className="note">{match.unitNames.map(pick).join(' · ')}</span>
      </div>
      {match.contacts.map(({ channel, on, text }, n) => (
        <p key={n}>
          <span className="note">
            {code('channel', channel)} {on.slice(5)}
          </span>{' '}
          {text !== null && <Marked text={text} other={typed} />}
        </p>
      ))}
      <p className="pair">
        {match.nextDue && (
          <>
            <Deadline state={match.nextDue.state} days={match.nextDue.days} />
            <span className="note tabular">{match.nextDue.dueOn}</span>
          </>
        )}
        {alike?.phone && <Same words={t('intake.found.phone')} />}
        {alike?.name && <Same words={t('intake.found.name')} />}
        {alike?.address && <Same words={t('intake.found.address')} />}
        {match.kind !== 'PERSON' && <Same words={t('intake.found.likeness', { percent: match.likeness })} />}
      </p>
      <div className="match-acts">
        {same && match.mergeable && (
          <Button type={isMerged ? 'primary' : 'default'} aria-pressed={isMerged} onClick={() => props.merge(match)}>
            {isMerged && <CheckOutlined aria-hidden />}
            {t(isMerged ? 'intake.found.merged' : 'intake.found.merge')} {isCurrent && <kbd>Alt M</kbd>}
          </Button>
        )}
        {match.kind !== 'PERSON' && !isMerged && (
          <Button aria-pressed={isLinked} onClick={() => props.link(match)}>
            {isLinked && <CheckOutlined aria-hidden />}
            {t(isLinked ? 'intake.found.linked' : 'intake.found.link')} {isCurrent && <kbd>Alt L</kbd>}
          </Button>
        )}
        {match.kind !== 'PERSON' && (
          <Button onClick={() => props.setAside(match)}>
            {t('intake.found.notSame')} {isCurrent && <kbd>Alt N</kbd>}
          </Button>
        )}
      </div>
      {isMerged && (
        <Checkbox checked={props.newFacts} onChange={(event) => props.onNewFacts(event.target.checked)}>
          {t('intake.found.newFacts')}
        </Checkbox>
      )}
    </li>
  );
}

function Same({ words }: { words: string }) {
  return (
    <span className="note">
      <CheckOutlined aria-hidden /> {words}
    </span>
  );
}
