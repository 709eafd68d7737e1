import { answer, client } from '@/api/client'
import type { Delivery } from '@/api/schema'

/** Hands in a registry's file; the whole of it is a new version as of that day. */
export function deliver(dataset: string, asOf: string, file: File): Promise<Delivery> {
  const form = new FormData()
  form.append('file', file, file.name)
  const params = { path: { name: dataset }, query: { as_of: asOf } }
  return answer(client.POST('/datasets/{name}/deliveries', { params, body: { file: file.name }, bodySerializer: () => form }))
}
