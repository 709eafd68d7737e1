import { answer, client } from '@/api/client'
import type { Region } from '@/api/schema'

/** "430299100201" → its town "430299100000"; '' of the county and of none. */
export function townOf(code: string): string {
  return /^\d{12}$/.test(code) && !code.endsWith('000000') ? `${code.slice(0, 9)}000` : ''
}

/** The code itself if it is a village's. */
export function villageOf(code: string): string {
  return /^\d{12}$/.test(code) && !code.endsWith('000') ? code : ''
}

async function children(parent?: string): Promise<Region[]> {
  return (await answer(client.GET('/regions', { params: { query: { parent } } }))).items
}

/** The county's own code. */
export async function county(): Promise<string> {
  return (await children())[0]?.code ?? ''
}

/** The county's towns. */
export async function towns(): Promise<Region[]> {
  return (await Promise.all((await children()).map((county) => children(county.code)))).flat()
}

export function villages(town: string): Promise<Region[]> {
  return children(town)
}
