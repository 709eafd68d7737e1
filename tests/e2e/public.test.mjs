import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import net from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import { expected, startCounty, tables as tablesFolder } from './county.mjs'
import { ask, decode, fen, lead, links, personalNumbers, sums, tables } from './site.mjs'
import { textOf } from './xlsx.mjs'

let county, expect
/** path → {depth, page}; all that links from `/` lead to, but only some of the many single records. */
const seen = new Map()
/** Headers and bodies that looked like somebody's number, with where. */
const leaks = []
let known

/** Identity numbers and accounts of the tables that were imported. */
async function numbersOfTables() {
  const found = new Set()
  for (const name of await readdir(tablesFolder)) {
    const text = textOf(await readFile(join(tablesFolder, name)))
    for (const [, number] of text.matchAll(/>(\d{15,19}[\dXx]?)</g)) found.add(number.toUpperCase())
  }
  return found
}

async function look(path) {
  const answer = await ask(county.url + path)
  const whole = `${path}\n${JSON.stringify(answer.headers)}\n${answer.text}`
  for (const leak of personalNumbers(whole, known)) leaks.push(`${path}: ${leak}`)
  return answer
}

/** Single records are 28,000: every hundredth by name is enough to look for leaks, the lists have the sums. */
const isWanted = (path) => !path.startsWith('/records/') || /^\/records\/[a-c]{2}/.test(path)
const isList = (path) => /^\/places\/\d{12}\/programs\//.test(path)

/** Breadth first, so that a page's depth is the least number of taps; the second page of a list is no tap further. */
async function crawl() {
  let level = ['/']
  for (let depth = 0; level.length > 0; depth++) {
    const next = new Set()
    const queue = [...level]
    const visit = async () => {
      for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
        const page = await look(path)
        seen.set(path, { depth, page })
        if (!page.headers['content-type']?.startsWith('text/html')) continue
        for (const link of links(page.text)) {
          if (seen.has(link) || next.has(link) || !isWanted(link) || link.startsWith('/office')) continue
          if (link.includes('after=') && isList(path)) queue.push(link)
          else next.add(link)
        }
      }
    }
    await Promise.all(Array.from({ length: 6 }, visit))
    level = [...next].filter((path) => !seen.has(path))
  }
}

before(async () => {
  [county, expect, known] = await Promise.all([startCounty(), expected(), numbersOfTables()])
  assert.ok(known.size > 10_000, 'the tables hold numbers to look for')
  await crawl()
}, { timeout: 240_000 })
after(() => county?.stop())

const places = (pattern) => [...seen].filter(([path]) => pattern.test(path)).map(([path, { depth, page }]) => ({ path, depth, html: page.text }))
const total = (amounts) => amounts.reduce((sum, each) => sum + each, 0)

describe('the public site', () => {
  test('answers every link that it shows', () => {
    const broken = [...seen].filter(([, { page }]) => page.status !== 200).map(([path, { page }]) => `${page.status} ${path}`)

    assert.deepEqual(broken, [])
    assert.ok(seen.size > 1500, `only ${seen.size} pages were found`)
  })

  test('leads to every published fen within four taps', () => {
    const lists = places(/^\/places\/\d{12}\/programs\/\w+\?year=\d+$/)
    const villages = lists.filter(({ html }) => html.includes('发放名单'))
    const inLists = total(villages.map(({ html }) => lead(html).amount))
    const merged = total(lists.filter(({ html }) => !html.includes('发放名单')).flatMap(({ html }) =>
      tables(html)[0].rows.filter((row) => row.name.includes('合并列示')).map((row) => fen(row.cells['金额']))))

    assert.equal(Math.max(...lists.map(({ depth }) => depth)) <= 4, true)
    assert.equal(inLists + merged, expect.payments_fen)
  })

  test('shows in every named list the rows that its total speaks of', () => {
    const lists = places(/^\/places\/\d{12}\/programs\/\w+\?year=\d+$/).filter(({ html }) => html.includes('公开到人') && html.includes('发放名单'))
    const shown = new Map()
    for (const { path, html } of places(/^\/places\/\d{12}\/programs\/\w+\?year=\d+(&after=|$)/)) {
      const amounts = tables(html).flatMap((table) => table.rows).map((row) => fen(row.cells['金额']) ?? 0)
      const list = path.replace(/&after=.*/, '')
      shown.set(list, (shown.get(list) ?? 0) + total(amounts))
    }
    const wrong = lists.filter(({ path, html }) => shown.get(path) !== lead(html).amount)

    assert.ok(lists.length > 500)
    assert.deepEqual(wrong.map(({ path }) => path), [])
  })

  test('leads to every project and its spending within four taps', () => {
    const projects = places(/^\/projects\/\w+$/)

    assert.equal(projects.length, expect.projects)
    assert.ok(Math.max(...projects.map(({ depth }) => depth)) <= 4)
    const spent = projects.flatMap(({ html }) => tables(html)).filter((table) => table.caption === '支出明细')
    assert.equal(total(spent.map((table) => table.rows.filter((row) => !row.foot).length)), expect.expenses)
    assert.deepEqual(spent.filter((table) => sums(table).rows !== sums(table).total), [])
  })

  test('adds up on every level', () => {
    const added = places(/^\/places\/\d{12}/).flatMap(({ path, html }) =>
      tables(html).filter((table) => table.rows.some((row) => row.foot)).map((table) => ({ path, caption: table.caption, ...sums(table) })))

    assert.ok(added.length > 100)
    assert.deepEqual(added.filter(({ rows, total }) => rows !== total), [])
  })

  test("says on a place's own page what its parent says of it", () => {
    const parents = places(/^\/places\/\d{9}000\?year=\d+$/)
    const children = parents.flatMap(({ html }) => tables(html)).flatMap((table) => table.rows)
      .filter((row) => row.url && seen.has(row.url) && fen(row.cells['金额']) !== undefined)

    const wrong = children.filter((row) => lead(seen.get(row.url).page.text).amount !== fen(row.cells['金额']))
    assert.ok(children.length > 140)
    assert.deepEqual(wrong.map((row) => row.url), [])
  })

  test('adds up to the county on the page of each program', () => {
    const programs = places(/^\/programs\/\w+\?year=\d+$|^\/programs\/\w+$/)
    const wrong = programs.filter(({ html }) => {
      const section = html.slice(html.indexOf('id="h-places"'))
      const lines = [...section.matchAll(/<li>(?:<a|<p)[\s\S]*?<b>([^<]*)<\/b>/g)].map((match) => fen(match[1]) ?? 0)
      const sum = fen(/<p class="total">合计 <b>([^<]*)<\/b>/.exec(section)?.[1]) ?? 0
      return total(lines) !== sum
    })

    assert.ok(programs.length >= expect.programs)
    assert.deepEqual(wrong.map(({ path }) => path), [])
  })

  test('says the same of a place on the page of a program and on the page of the county', () => {
    const county = '/places/430299000000/programs/'
    const differing = places(/^\/programs\/\w+\?year=\d+$/).flatMap(({ path, html }) => {
      const lines = [...html.slice(html.indexOf('id="h-places"')).matchAll(/<li><a href="[^"]*"><span>([^<]*)<\/span> <b>([^<]*)<\/b>/g)]
      const shares = seen.get(path.replace('/programs/', county))
      const said = new Map(shares ? tables(shares.page.text)[0].rows.map((row) => [row.name, row.cells['金额']]) : [])
      return lines.filter(([, name, amount]) => shares && said.get(name) !== amount).map(([, name, amount]) => `${path} ${name}: ${amount}`)
    })

    assert.deepEqual(differing, [])
  })

  test('holds no identity number, account or mobile in any page, header, address or file', async () => {
    for (const path of ['/nowhere', '/office/', '/office/api/session', '/robots.txt']) await look(path)

    assert.deepEqual(leaks, [])
    assert.ok([...seen.keys()].filter((path) => path.startsWith('/records/')).length > 100)
  })

  test('keeps lists with names out of search engines', () => {
    const lists = places(/^\/places\/\d{12}\/programs\//).filter(({ html }) => html.includes('发放名单'))

    assert.deepEqual(lists.filter(({ html }) => !html.includes('<meta name="robots" content="noindex')).map(({ path }) => path), [])
  })
})

describe('the search', () => {
  const search = async (words) => (await ask(`${county.url}/search?q=${encodeURIComponent(words)}`)).text

  test('finds a village by two characters', async () => {
    assert.match(await search('凤江'), /<a href="\/places\/430299105205">/)
  })

  test('finds a village by the initials of its name', async () => {
    assert.match(await search('fj'), /<a href="\/places\/430299105205">/)
  })

  test('finds a program by two characters and by initials', async () => {
    assert.match(await search('高龄'), /<a href="\/programs\/MZ03">/)
    assert.match(await search('gljt'), /<a href="\/programs\/MZ03">/)
  })

  test('never finds a person', async () => {
    const list = places(/^\/places\/430299105205\/programs\/MZ01/)[0].html
    const name = tables(list)[0].rows[0].name
    const page = await search(name)

    assert.match(page, /没有找到/)
    assert.doesNotMatch(page, /<a href="\/records\//)
  })

  test('escapes what was asked for', async () => {
    assert.doesNotMatch(await search('"><script>alert(1)</script>'), /<script>alert/)
  })
})

describe('the open data', () => {
  const lines = (text) => text.replace(/^\uFEFF/, '').trim().split('\r\n').slice(1)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,)(?=,|$)/g)].map((match) => match[1] ?? match[2] ?? ''))

  test('gives no amount for fewer than five people', async () => {
    const small = lines((await ask(`${county.url}/open-data/2017.csv`)).text).filter((cells) => cells[5] === '<5' || Number(cells[5]) < 5)

    assert.ok(small.length > 100)
    assert.deepEqual(small.filter((cells) => cells[5] !== '<5' || cells[6] !== '' || cells[7] !== ''), [])
  })

  test('adds up to all that was paid', async () => {
    const cells = lines((await ask(`${county.url}/open-data/2017.csv`)).text).map((line) => fen(`${line[7]}元`) ?? 0)

    assert.equal(total(cells), expect.payments_fen)
  })

  test('says the same in both formats, the table with a mark for spreadsheets', async () => {
    const csv = await ask(`${county.url}/open-data/2017.csv`)
    const json = JSON.parse((await ask(`${county.url}/open-data/2017.json`)).text)

    assert.equal(csv.text.codePointAt(0), 0xfeff)
    assert.deepEqual(
      json.rows.map((row) => [row.region, row.place, row.program, row.program_name, '2017', row.people, row.payments === null ? '' : `${row.payments}`, row.amount_yuan ?? '', row.note]),
      lines(csv.text))
  })
})

describe('every answer', () => {
  const first = () => places(/^\/places\/\d{12}\/programs\//)[0].path

  test('is not sent again while it is the same', async () => {
    for (const path of ['/', first(), links(seen.get('/').page.text)[1], '/programs/MZ01']) {
      const whole = await ask(county.url + path)
      const again = await ask(county.url + path, { headers: { 'If-None-Match': whole.headers.etag } })

      assert.ok(whole.headers.etag, path)
      assert.equal(again.status, 304, path)
      assert.equal(again.raw.length, 0, path)
      assert.equal(again.headers.etag, whole.headers.etag, path)
    }
  })

  test('comes compressed to whoever can read that, and says so to caches', async () => {
    const packed = await ask(county.url + first())
    const plain = await ask(county.url + first(), { headers: { 'Accept-Encoding': 'identity' } })

    assert.equal(packed.headers['content-encoding'], 'gzip')
    assert.equal(plain.headers['content-encoding'], undefined)
    assert.equal(packed.text, plain.text)
    assert.match(packed.headers.vary, /accept-encoding/i)
    assert.ok(packed.raw.length * 3 < plain.raw.length)
  })

  test('makes a first visit of at most 14 KB with its style sheet', async () => {
    const home = await ask(`${county.url}/`)
    const sheet = await ask(county.url + decode(/rel="stylesheet" href="([^"]+)"/.exec(home.text)[1]))

    assert.match(sheet.headers['cache-control'], /immutable/)
    const bytes = home.raw.length + sheet.raw.length
    assert.ok(bytes <= 14 * 1024, `${bytes} bytes`)
  })

  const answers = {
    'a page': () => ask(`${county.url}/`),
    'a page that has not changed': async () => ask(`${county.url}/`, { headers: { 'If-None-Match': (await ask(`${county.url}/`)).headers.etag } }),
    'a style sheet': async () => ask(county.url + /rel="stylesheet" href="([^"]+)"/.exec((await ask(`${county.url}/`)).text)[1]),
    'a file to download': () => ask(`${county.url}/open-data/2017.csv`),
    'a page that is not there': () => ask(`${county.url}/nowhere`),
    'a place that is not there': () => ask(`${county.url}/places/999999999999`),
    'a bad page number': () => ask(`${county.url}${first()}&after=x`),
    'a wrong method': () => ask(`${county.url}/programs`, { method: 'DELETE' }),
    'a redirect': () => ask(`${county.url}/settings`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'size=elder&back=/' }),
    'a HEAD': () => ask(`${county.url}/`, { method: 'HEAD' }),
    'the back office': () => ask(`${county.url}/office/`),
    'an API without a session': () => ask(`${county.url}/office/api/session`),
    'an API that is not there': () => ask(`${county.url}/office/api/nowhere`),
    'an address far too long': () => ask(`${county.url}/${'a'.repeat(20_000)}`),
  }
  for (const [name, answer] of Object.entries(answers)) {
    test(`has the headers that protect its reader: ${name}`, async () => {
      const { status, headers } = await answer()

      assert.equal(headers['x-content-type-options'], 'nosniff', `${status}`)
      assert.equal(headers['referrer-policy'], 'no-referrer')
      const policy = headers['content-security-policy']
      assert.match(policy, /default-src 'none'/)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.match(policy, /base-uri 'none'/)
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*|https?:/)
      assert.equal(headers.server, undefined)
    })
  }

  test('speaks JSON under the API, also when it refuses', async () => {
    for (const path of ['/office/api/session', '/office/api/nowhere', '/office/api/uploads']) {
      const answer = await ask(county.url + path)

      assert.match(answer.headers['content-type'], /^application\/json/, path)
      assert.ok(JSON.parse(answer.text).error.message, path)
    }
  })

  test('to garbage is a refusal with the same headers', async () => {
    const { hostname, port } = new URL(county.url)
    const answer = await new Promise((done, failed) => {
      const socket = net.connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'))
      let text = ''
      socket.on('data', (part) => (text += part))
      socket.on('error', failed)
      socket.on('close', () => done(text))
    })

    assert.match(answer, /^HTTP\/1\.1 400 /)
    assert.match(answer, /content-security-policy: default-src 'none'/i)
    assert.match(answer, /x-content-type-options: nosniff/i)
  })

  test('never redirects to another site', async () => {
    for (const back of ['//elsewhere.example/', 'https://elsewhere.example/', '/\\elsewhere.example', '/%0d%0aX: y']) {
      const answer = await ask(`${county.url}/settings`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: `size=elder&back=${encodeURIComponent(back)}` })

      assert.ok(new URL(answer.headers.location, county.url).origin === county.url, answer.headers.location)
    }
  })
})
