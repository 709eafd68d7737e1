import type { Batch, Stage, Step } from '@/api/schema'

export const STAGES: Record<Stage, string> = {
  business: '业务审核',
  finance: '财政审核',
  secrecy: '保密审查',
  publish: '公开',
  published: '已公开',
  refused: '已退回',
}

const ORDER: readonly Stage[] = ['business', 'finance', 'secrecy', 'publish', 'published']

/** Where a batch stands in its way: each step done, current or still to come. A refused one has no current step. */
export function way(stage: Stage): { stage: Step; title: string; state: 'done' | 'current' | 'pending' }[] {
  const at = ORDER.indexOf(stage)
  return (ORDER.slice(0, 4) as Step[]).map((step, index) => ({
    stage: step,
    title: STAGES[step],
    state: at < 0 || index > at ? 'pending' : index < at ? 'done' : 'current',
  }))
}

/** The steps that this officer may decide now: only the stage that the batch is in. */
export function decidable(batch: Pick<Batch, 'stage' | 'may'>): Step | undefined {
  return batch.may.find((step) => step === batch.stage)
}
