import { answer, client } from '@/api/client'

function asData(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => fail(new Error('the photo could not be read'))
    // The server redraws every photo as this; whatever else came must not be taken for a page.
    reader.readAsDataURL(new Blob([blob], { type: 'image/jpeg' }))
  })
}

/** A photo for an <img>, fetched so that a refusal can be shown. As data, since the server's policy allows no blob: images. */
export async function photo(id: string, number: number): Promise<string> {
  const path = { id, number: String(number) }
  return asData(await answer(client.GET('/cases/{id}/files/{number}', { params: { path }, parseAs: 'blob' })))
}
