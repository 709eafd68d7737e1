// What everybody may read of complaints: the page without anything, its files, and the way there from home and from the form.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'

import { desktop, kiosk, launch, open, phone } from './browser.mjs'
import { faults } from './checks.mjs'
import { startCounty } from './county.mjs'

let county, browser

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
}, { timeout: 180_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** Lays a document where the office would: a month must be over before it does, and no test can wait for that. */
async function plant(name, document) {
  const store = join(county.folder, 'data', 'public.db')
  const insert = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=20); c.execute('INSERT INTO complain_shown (name, text) VALUES (?, ?) " +
    "ON CONFLICT (name) DO UPDATE SET text = excluded.text', sys.argv[2:]); c.commit()"
  await promisify(execFile)('python3', ['-c', insert, store, name, JSON.stringify(document)])
}

describe('what is public of complaints', () => {
  for (const [name, viewport] of Object.entries({ phone, desktop, kiosk }))
    test(`can be read on a ${name}`, async () => {
      const page = await open(browser, county.url, { viewport })
      if (name === 'kiosk') await page.goto('/kiosk')
      await page.goto('/complaints')
      await page.getByRole('heading', { name: '投诉办理公开', level: 1 }).waitFor()
      // The office lays the figures out a moment after its start.
      for (let i = 0; i < 40 && await page.getByText('收到的投诉举报少于5件').count() === 0; ++i) {
        await new Promise((done) => setTimeout(done, 500))
        await page.reload()
      }
      await page.getByText('还没有公开的处理结果').waitFor()
      assert.deepEqual(await faults(page, name === 'kiosk' ? 60 : 44), [])
      await page.screenshot({ path: `output/complaints-open-${name}.png`, fullPage: true })
      await page.context().close()
    })

  test('needs no scripts', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
    await page.goto('/complaints')
    await page.getByText('收到的投诉举报少于5件').waitFor()
    await page.context().close()
  })

  test('is linked from home and from the form, in letters for old people too', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/')
    await page.getByRole('button', { name: '长辈版' }).press('Enter')
    await page.getByRole('link', { name: '投诉举报办得怎么样' }).press('Enter')
    await page.getByRole('heading', { name: '投诉办理公开', level: 1 }).waitFor()
    assert.deepEqual(await faults(page), [])
    await page.goto('/report')
    await page.getByRole('link', { name: '看别人的事办得怎么样' }).press('Enter')
    await page.getByRole('heading', { name: '投诉办理公开', level: 1 }).waitFor()
    await page.context().close()
  })

  test('can be taken away as a table and as data', async () => {
    const data = await (await fetch(`${county.url}/complaints.json`)).json()
    assert.equal(data.outcomes, null)
    assert.equal(data.figures.years[0].received, null)
    const table = await fetch(`${county.url}/complaints.csv?month=9999-99`)
    assert.match(table.headers.get('content-type'), /text\/csv/)
    assert.match(await table.text(), /"收到","\d{4}","全县","","少于5件"/)
  })

  test('says in full what a county has done, on every screen', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/report')
    const town = await page.locator('#place optgroup option').first().getAttribute('value')
    const name = await page.locator('#place optgroup').first().getAttribute('label')
    const received = { dispute: 15, service: 25, petition: null, accusation: 5, consult: 10 }
    const year = {
      year: 2017, received: 74, accepted: 70, fell_due: 60, closed_in_time: 57, closed: 58, accepted_rate: 9459, in_time_rate: 9500,
      satisfied_rate: 9120, zero_bounce_rate: 10000, median_days: 12,
      towns: [{ code: town, name, received }, { code: '000000000000', name: '县里或者没写地方', received: { ...received, accusation: null } }],
      medians: [{ town: name, kind: 'dispute', days: 4 }],
    }
    await plant('figures', { month: '2017-10', years: [year, { ...year, year: 2016, towns: [], medians: [] }] })
    const outcome = (number) => ({ kind: 'dispute', found: 'true', town, town_name: name, measures: `少发的第${number}笔钱已经补发到卡上` })
    const items = [...Array(55).keys()].map(outcome)
    items.push({ kind: 'accusation', found: 'partly_true', measures: '' }, { kind: 'service', withdrawn: 'privacy' })
    await plant('outcomes/2017-10', { month: '2017-10', items })
    await plant('outcomes/2017-09', { month: '2017-09', items: [outcome(99)] })

    await page.goto('/complaints')
    await page.getByText('2017年到10月底').waitFor()
    await page.getByText('其中 57 件按期办完').first().waitFor()
    await page.getByText('25至29件').first().waitFor()
    assert.deepEqual(await faults(page), [])
    await page.getByRole('link', { name: '下一页' }).press('Enter')
    await page.getByText('已撤回：写了不该公开的内容').waitFor()
    await page.goto('/complaints')
    await page.getByRole('link', { name: '2017年9月' }).press('Enter')
    await page.getByText('第99笔').waitFor()
    for (const [screen, viewport] of Object.entries({ phone, desktop, kiosk })) {
      await page.setViewportSize(viewport)
      await page.goto('/complaints?month=2017-10')
      assert.deepEqual(await faults(page), [])
      await page.screenshot({ path: `output/complaints-open-full-${screen}.png`, fullPage: true })
    }

    await page.setViewportSize(phone)
    await page.goto(`/report?place=${town}`)
    await page.getByRole('heading', { name: '类似的事，是这样处理的' }).waitFor()
    assert.equal(await page.locator('.lines a').count(), 5)
    assert.deepEqual(await faults(page), [])
    await page.screenshot({ path: 'output/complaints-open-like.png', fullPage: true })
    assert.match(await (await fetch(`${county.url}/complaints.csv?month=2017-09`)).text(), /"处理结果","2017-09",".*","数据有误","属实。少发的第99笔/)
    await page.context().close()
  })
})
