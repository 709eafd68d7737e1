import { answer, client } from '@/api/client'

/** Organs to which a case can be sent as a package, by title (往来机关). */
export async function organs(): Promise<string[]> {
  return (await answer(client.GET('/organs'))).items.map((each) => each.title)
}
