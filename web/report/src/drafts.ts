// What was typed and not sent yet, in this browser alone (IndexedDB). A kiosk, and a browser that keeps nothing, have none.
import type { Letter } from './letter'

export interface Draft { fields: [string, string][], files: File[] }

const store = 'drafts', letterName = 'letter'

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open('mingbai-report', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
}

async function within<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await open()
    try {
      return await new Promise<T>((done, failed) => {
        const transaction = database.transaction(store, mode)
        const request = use(transaction.objectStore(store))
        transaction.oncomplete = () => done(request.result)
        transaction.onerror = transaction.onabort = () => failed(transaction.error)
      })
    } finally {
      database.close()
    }
  } catch {
    return undefined // a browser that keeps nothing: all goes on without
  }
}

export class Drafts {
  /** `record`: the payment a report is about; each has a draft of its own. */
  constructor(private readonly keeps: boolean, private readonly record: string) {}

  private get name() { return `draft ${this.record}` }

  load(): Promise<Draft | undefined> { return this.get<Draft>(this.name) }
  save(draft: Draft): Promise<unknown> { return this.put(this.name, draft) }
  loadLetter(): Promise<Letter | undefined> { return this.get<Letter>(letterName) }
  saveLetter(letter: Letter): Promise<unknown> { return this.put(letterName, letter) }
  dropLetter(): Promise<unknown> { return this.delete(letterName) }
  drop(): Promise<unknown> { return this.delete(this.name) }

  private async get<T>(name: string): Promise<T | undefined> {
    return this.keeps ? await within('readonly', (all) => all.get(name) as IDBRequest<T>) : undefined
  }
  private async delete(name: string): Promise<unknown> {
    return this.keeps ? within('readwrite', (all) => all.delete(name)) : undefined
  }
  private async put(name: string, value: unknown): Promise<unknown> {
    return this.keeps ? within('readwrite', (all) => all.put(value, name)) : undefined
  }
}

/** Nothing stays on this machine. */
export const wipe = (): Promise<unknown> => within('readwrite', (all) => all.clear())
