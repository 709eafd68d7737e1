import type { Waterfall } from '@/api/schema'
import { isNegative, share, sum } from '@/shared/money'

/** One step of a waterfall: where its bar begins and how long it is, in percent of the source. */
export interface Step {
  name: string
  title: string
  fen: string
  start: number
  percent: number
  tone: number
  negative: boolean
}

/** Each bucket begins where the one before ended; a negative one (超支) has no bar and is marked in words. */
export function steps({ source_fen, buckets }: Pick<Waterfall, 'source_fen' | 'buckets'>): Step[] {
  return buckets.map((bucket, index) => ({
    name: bucket.name,
    title: bucket.title,
    fen: bucket.amount_fen,
    start: share(sum(buckets.slice(0, index).map((before) => before.amount_fen)), source_fen),
    percent: share(bucket.amount_fen, source_fen),
    tone: index,
    negative: isNegative(bucket.amount_fen),
  }))
}
