// The main path: a department's table comes in, is mended, passes five persons, and a villager sees the money.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'

import { api, launch, open, phone, signIn } from './browser.mjs'
import { startCounty, until } from './county.mjs'
import { account, header, idNumber, miscopied, payment, people } from './payments.mjs'
import { textOf, workbook } from './xlsx.mjs'

const badRow = 4 // as a spreadsheet counts, with its header row

/** Five old people's allowance for September; the third one's identity number was copied wrongly. */
function table(isMended) {
  const rows = people.map((_, at) => payment(at, at + 2 === badRow && !isMended ? { 身份证号: miscopied(idNumber(at)) } : {}))
  return workbook('9月高龄津贴', [header, ...rows])
}

const file = (name, isMended) => ({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: table(isMended) })
const asForm = (name) => ({ name, file: table(false).toString('base64') })
const refusals = [403, 404]

let county, browser
const batches = []
let upload

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
}, { timeout: 120_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** Each officer's page of the back office, signed in when first needed. */
const desks = new Map()

/** Runs `work` in the back office as `login`, in a browser session of their own. */
async function as(login, work) {
  if (!desks.has(login)) desks.set(login, await signIn(browser, county, login))
  const page = desks.get(login)
  const answer = await work(page)
  assert.deepEqual(page.faults, [], `scripts of ${login}`)
  return answer
}

/** Chooses a file, waits for its result and opens it; returns the seconds that took. */
async function hand(page, chosen) {
  await page.getByRole('link', { name: '上传采集表' }).click()
  const begin = Date.now()
  await page.locator('input[type=file]').setInputFiles(chosen)
  const row = page.getByRole('row').filter({ hasText: chosen.name })
  await row.getByText(/行要改|全部通过/).waitFor()
  const seconds = (Date.now() - begin) / 1000
  await row.getByRole('link', { name: chosen.name }).click()
  await page.getByRole('heading', { name: chosen.name }).waitFor()
  return seconds
}

async function batchOf(page) {
  const { body } = await api(page, 'GET', `/uploads/${page.url().split('/').pop()}`)
  return body.sheets[0].batch
}

/** What somebody finds who has no business with a step: no way on the page, no batch, and a refusal by the API. */
async function refused(login, step) {
  await as(login, async (page) => {
    for (const batch of batches) {
      const review = await api(page, 'POST', `/batches/${batch}/reviews`, { step, decision: 'pass', reason: '越权试试' })
      assert.ok(refusals.includes(review.status), `${login} reviewed ${step}: ${review.status} ${JSON.stringify(review.body)}`)
      assert.ok(review.body.error.message)
    }
    await page.goto(`/office/batches/${batches[0]}`)
    await page.waitForLoadState('networkidle')
    assert.equal(await page.getByRole('button', { name: /^(通过|公开|退回)$/ }).count(), 0, `${login} is offered ${step}`)
  })
}

/** Passes every batch that waits for `login`, by the buttons. */
async function pass(login) {
  return as(login, async (page) => {
    await page.getByRole('link', { name: '审核', exact: true }).click()
    for (const batch of batches) {
      await page.goto(`/office/batches/${batch}`)
      const button = page.getByRole('main').getByRole('button', { name: /^(通过|公开)$/ })
      await button.click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('逐行核对过，与原始凭证相符。')
      await dialog.getByRole('button', { name: /^(通过|确认公开)$/ }).click()
      await button.waitFor({ state: 'detached' })
    }
  })
}

const stages = async () => as('secrecy', async (page) => Promise.all(batches.map(async (batch) => (await api(page, 'GET', `/batches/${batch}`)).body.stage)))

describe('money on its way from the department to the villager', () => {
  test('a clerk uploads a table with one bad row and reads in seconds where and why', async () => {
    await as('clerk_minzheng', async (page) => {
      const seconds = await hand(page, file('高龄津贴9月.xlsx', false))

      assert.ok(seconds < 10, `${seconds} s`)
      const problem = page.getByRole('table', { name: /问题/ }).getByRole('row').filter({ hasText: '身份证号' })
      await problem.first().waitFor()
      assert.equal(await problem.count(), 1)
      assert.equal(await problem.getByRole('cell').first().innerText(), String(badRow))
      const [, , , reason, mend] = await problem.getByRole('cell').allInnerTexts()
      assert.match(reason, /校验|身份证/)
      assert.ok(mend.length > 3)
      assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(idNumber(2).slice(0, 14)))
      upload = page.url().split('/').pop()
      batches.push(await batchOf(page))

      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载标注后的表格' }).click()])
      const bytes = await readFile(await download.path())
      assert.match(download.suggestedFilename(), /\.xlsx$/)
      assert.ok(bytes.length > 1000)
      assert.ok(textOf(bytes).includes(reason.split(/[，。：]/)[0]), 'the workbook says why')
      assert.ok(textOf(bytes).includes('丙示范'))
    })
  })

  test('nobody without that task uploads, or sees what the clerk uploaded', async () => {
    for (const login of ['reviewer_minzheng', 'publisher', 'auditor']) {
      await as(login, async (page) => {
        assert.equal(await page.getByRole('link', { name: '上传采集表' }).count(), 0)
        assert.equal((await api(page, 'POST', '/uploads', asForm('越权.xlsx'))).status, 403)
      })
    }
    for (const login of ['clerk_canlian', 'other_town_clerk']) {
      await as(login, async (page) => {
        for (const path of [`/uploads/${upload}`, `/uploads/${upload}/workbook`, `/batches/${batches[0]}/problems`])
          assert.ok(refusals.includes((await api(page, 'GET', path)).status), `${login} ${path}`)
        await page.goto(`/office/uploads/${upload}`)
        await page.waitForLoadState('networkidle')
        assert.equal(await page.getByText('高龄津贴9月').count(), 0)
      })
    }
  })

  test("a clerk of another department hands in nothing of this one's programs", async () => {
    await as('clerk_canlian', async (page) => {
      const sent = await api(page, 'POST', '/uploads', asForm('别的部门.xlsx'))
      const number = sent.body.uploads[0].id
      const done = await until(async () => {
        const { body } = await api(page, 'GET', `/uploads/${number}`)
        return ['done', 'refused'].includes(body.state) && body
      }, 'the result of the upload')

      assert.equal(done.state === 'refused' || done.sheets.every((sheet) => sheet.accepted === 0), true, JSON.stringify(done))
    })
  })

  test('the clerk uploads the mended table; the rows that were in are not taken twice', async () => {
    await as('clerk_minzheng', async (page) => {
      await hand(page, file('高龄津贴9月-改.xlsx', true))

      const { body } = await api(page, 'GET', `/uploads/${page.url().split('/').pop()}`)
      assert.deepEqual([body.sheets[0].rows, body.sheets[0].accepted, body.sheets[0].unchanged, body.sheets[0].rejected], [5, 1, 4, 0])
      batches.push(await batchOf(page))
    })
  })

  test('nothing is public before the last step', async () => {
    const list = await (await fetch(`${county.url}/places/430299105205/programs/MZ03?year=2017`)).text()

    assert.doesNotMatch(list, /示范/)
  })

  const way = [
    ['business', 'reviewer_minzheng', ['clerk_minzheng', 'reviewer_canlian', 'town_clerk', 'other_town_clerk', 'publisher']],
    ['finance', 'finance_reviewer', ['reviewer_minzheng', 'clerk_minzheng', 'secrecy']],
    ['secrecy', 'secrecy', ['finance_reviewer', 'reviewer_minzheng', 'publisher']],
    ['publish', 'publisher', ['secrecy', 'finance_reviewer', 'clerk_minzheng', 'leading_group']],
  ]
  for (const [at, [step, login, others]] of way.entries()) {
    test(`${step}: only ${login} can, and passes it`, async () => {
      for (const other of others) await refused(other, step)
      assert.deepEqual(new Set(await stages()), new Set([step]))

      await pass(login)

      assert.deepEqual(new Set(await stages()), new Set([way[at + 1]?.[0] ?? 'published']))
    })
  }

  test('a villager with a small phone and no scripts taps from the home page to the payment', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false, isMobile: true, hasTouch: true })
    const main = page.getByRole('main')
    await until(async () => /丙示范/.test(await (await fetch(`${county.url}/places/430299105205/programs/MZ03?year=2017`)).text()), 'the mended payment in public', 20)

    await page.goto('/')
    await main.getByRole('link', { name: '松岭镇' }).tap()
    await main.getByRole('link', { name: '凤江村' }).tap()
    await main.getByRole('link', { name: '高龄津贴' }).tap()
    const row = main.getByRole('row').filter({ hasText: '丙示范' })
    assert.match(await row.innerText(), /52\.25元/)
    assert.match(await row.innerText(), /2017年9月/)
    assert.match(await row.innerText(), /已到账/)
    await row.getByRole('link', { name: /详情/ }).tap()
    await page.getByRole('heading', { name: '一笔发放记录' }).waitFor()
    assert.match(await main.innerText(), /丙示范.*52\.25元.*已到账/)
    assert.doesNotMatch(await page.content(), new RegExp(`${idNumber(2)}|${account(2)}|${idNumber(2).slice(0, 10)}`))
    await page.context().close()
  })

  test('a session that was ended opens nothing any more', async () => {
    const page = await signIn(browser, county, 'clerk_minzheng')
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('button', { name: '登录' }).waitFor()

    await page.goto('/office/uploads')
    await page.getByRole('button', { name: '登录' }).waitFor()
    assert.equal(await page.evaluate(async () => (await fetch('/office/api/uploads')).status), 401)
    await page.context().close()
  })
})
