import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { defectSchema, type Defect } from '../../../../domain/schema/codes.ts';
import type { MatterReview, ReviewedClaim } from '../../../../domain/schema/reviewViews.ts';
import { gradeOf, inOrder } from '../../../../domain/supervision/defects.ts';
import { ProblemError, type Problem } from '../../modules/api/request.ts';
import { actOn, complete, useRefresh } from '../../modules/api/work.ts';
import type { RoundAddress } from '../Review/api.ts';
import { addressOf } from '../Review/SampleRows.tsx';

/** `1` to `9` and `0` tick F1 to F10 (ux §6). */
export const DEFECT_KEYS: readonly (readonly [key: string, defect: Defect])[] = defectSchema.options.map(
  (defect, n) => [String((n + 1) % 10), defect] as const,
);

const waits = ({ sampled }: ReviewedClaim): boolean => sampled?.mayAct === true;

export interface Judging {
  readonly at: number;
  readonly claim: ReviewedClaim | undefined;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Recorded ones, or what is ticked so far. */
  defectsOf(claim: ReviewedClaim): readonly Defect[];
  stand(index: number): void;
  move(by: number): void;
  toggle(defect: Defect): void;
  take(): Promise<void>;
  sign(): Promise<void>;
}

/** The claim one stands on, what is ticked on each, and the act that records it and goes on to what waits next. */
export function useJudging(view: MatterReview, round: RoundAddress): Judging {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const refresh = useRefresh();
  const { claims } = view;
  const [at, setAt] = useState(() => Math.max(0, claims.findIndex(waits)));
  const [ticks, setTicks] = useState<Readonly<Record<string, readonly Defect[]>>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const claim = claims[at];
  const defectsOf = (one: ReviewedClaim) => one.sampled?.defects ?? ticks[one.claimId] ?? [];

  function stand(index: number): void {
    const to = Math.max(0, Math.min(claims.length - 1, index));
    setAt(to);
    setProblem(null);
    document.querySelectorAll('.claim-pair')[to]?.scrollIntoView({ block: 'nearest' });
  }
  async function attempt(act: (userTaskKey: string) => Promise<unknown>): Promise<boolean> {
    const task = claim?.sampled?.task;
    if (!task || busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await act(task.userTaskKey);
      return true;
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.problem : { status: 0, title: '' });
      return false;
    } finally {
      await Promise.all([refresh(), client.invalidateQueries({ queryKey: ['review'] })]);
      setBusy(false);
    }
  }
  return {
    at,
    claim,
    busy,
    problem,
    defectsOf,
    stand,
    move: (by) => stand(at + by),
    toggle(defect) {
      if (!claim || !waits(claim)) return;
      const before = ticks[claim.claimId] ?? [];
      const after = before.includes(defect) ? before.filter((one) => one !== defect) : [...before, defect];
      setTicks({ ...ticks, [claim.claimId]: inOrder(after) });
    },
    async take() {
      if (claim && waits(claim) && claim.sampled?.task?.holder === null)
        await attempt((key) => actOn(key, { kind: 'TAKE' }));
    },
    async sign() {
      if (!claim || !waits(claim)) return;
      const defects = defectsOf(claim);
      if (!(await attempt((key) => complete(key, { defects }, false)))) return;
      void message.success(t(`reviewMatter.done.${gradeOf(defects)}`, { seq: claim.seq }));
      const next = claims.findIndex((one, index) => index !== at && waits(one));
      if (next >= 0) stand(next);
      else if (view.position.next !== null) void navigate(addressOf(round, view.position.next));
    },
  };
}
