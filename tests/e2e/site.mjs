// Reads the public site as a visitor without a browser would: follows links, adds up what is written.
import http from 'node:http'
import { gunzipSync } from 'node:zlib'

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })

/** `{status, headers, raw, text}`; redirects are not followed. */
export function ask(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((done, failed) => {
    const request = http.request(url, { method, agent, headers: { 'Accept-Encoding': 'gzip', ...headers } }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', failed)
      answer.on('end', () => {
        const raw = Buffer.concat(parts)
        const plain = answer.headers['content-encoding'] === 'gzip' && raw.length ? gunzipSync(raw) : raw
        done({ status: answer.statusCode, headers: answer.headers, raw, text: plain.toString('utf8') })
      })
    })
    request.on('error', failed)
    request.end(body)
  })
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
export const decode = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name])
const words = (html) => decode(html.replace(/<[^>]*>/g, '')).trim()

/** Addresses on this site that a page links to, without their fragments. */
export function links(html) {
  return [...html.matchAll(/<a [^>]*href="(\/[^"#]*)(?:#[^"]*)?"/g)].map((match) => decode(match[1]))
}

/** Fen of "1,234.50元"; undefined for anything else. */
export function fen(text) {
  const match = /^([\d,]+)\.(\d\d)元$/.exec(text ?? '')
  return match ? Number(match[1].replaceAll(',', '')) * 100 + Number(match[2]) : undefined
}

/** The tables of a page: `{caption, rows: [{name, url, cells: {label: text}, foot}]}`. */
export function tables(html) {
  return [...html.matchAll(/<table class="stack"[\s\S]*?<\/table>/g)].map(([table]) => {
    const foot = table.indexOf('<tfoot')
    const rows = [...table.matchAll(/<tr role="row"(?! class="letter")>([\s\S]*?)<\/tr>/g)]
      .filter(([, row]) => row.includes('role="rowheader"'))
      .map((match) => {
        const cells = {}
        for (const [, label, text] of match[1].matchAll(/data-label="([^"]*)"[^>]*>([\s\S]*?)<\/td>/g)) cells[label] = words(text)
        const name = /role="rowheader"[^>]*>([\s\S]*?)<\/th>/.exec(match[1])
        return { name: words(name[1]), url: links(match[1])[0], cells, foot: foot >= 0 && match.index > foot }
      })
    return { caption: words(/<caption>([\s\S]*?)<\/caption>/.exec(table)[1]), rows }
  })
}

/** Sum of the rows' amounts, and what the table's last line says it is. */
export function sums(table, label = '金额') {
  const amounts = (rows) => rows.map((row) => fen(row.cells[label]) ?? 0).reduce((total, each) => total + each, 0)
  return { rows: amounts(table.rows.filter((row) => !row.foot)), total: amounts(table.rows.filter((row) => row.foot)) }
}

/** The amount in bold in the sentence at the top, and the number of payments it speaks of. */
export function lead(html) {
  const sentence = /<p class="lead" data-say>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? ''
  return { amount: fen(words(/<b>([^<]*)<\/b>/.exec(sentence)?.[1] ?? '')) ?? 0, text: words(sentence) }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const isIdNumber = (text) =>
  /^[1-9]\d{5}(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/i.test(text) &&
  '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(text[at]), 0) % 11] === text[17].toUpperCase()
const isAccount = (text) => text.startsWith('62') || luhn(text)

function luhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** What in a text is an identity number, an account or a mobile number, or is one of the `known` numbers. */
export function personalNumbers(text, known = new Set()) {
  const found = []
  // Base32 and hexadecimal names hold digits too: only runs with no letter beside them are numbers.
  for (const [run] of text.matchAll(/(?<![\dA-Za-z_-])\d{10,19}[Xx]?(?![\dA-Za-z_])/g)) {
    if (known.has(run.toUpperCase())) found.push(`a number of the tables: ${run}`)
    else if (run.length === 18 && isIdNumber(run)) found.push(`identity number ${run}`)
    else if (/^\d{6}\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/.test(run)) found.push(`old identity number ${run}`)
    else if (/^\d{16,19}$/.test(run) && isAccount(run)) found.push(`account ${run}`)
    else if (/^1[3-9]\d{9}$/.test(run)) found.push(`mobile ${run}`)
  }
  return found
}
