import type { Case } from '@/api/schema'

import { today } from './due'

/** The county's words for this case: its number, the day and who works on it. */
export function filled(words: string, opened: Pick<Case, 'number' | 'body'>, on = today()): string {
  return words.replaceAll('{编号}', opened.number).replaceAll('{日期}', on).replaceAll('{单位}', opened.body || '承办单位')
}
