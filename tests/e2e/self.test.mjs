// My own payments, as an old villager goes through them: the counter's slip, a phone without scripts, the kiosk.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { api, desktop, kiosk, launch, open, phone, signIn } from './browser.mjs'
import { overhang, smallTargets, violations } from './checks.mjs'
import { startCounty } from './county.mjs'
import { fen, personalNumbers, tables } from './site.mjs'

// A person of examples/county with many payments; county 430299 was never issued.
const payee = '430299195007177681', payments = 27

let county, browser, town

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  town = await signIn(browser, county, 'town_clerk')
}, { timeout: 120_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

async function slip(number = payee) {
  const { status, body } = await api(town, 'POST', '/slips', { id_number: number, verified: true })
  assert.equal(status, 200)
  return body.code
}

/** By the keyboard: a click on what is still scrolling smoothly into sight may miss it. */
async function push(page, name) {
  await page.getByRole('button', { name }).first().press('Enter')
}

/** Types a code and asks. */
async function type(page, code) {
  await page.goto('/self')
  await page.getByLabel('输入纸条上的码').fill(code)
  await push(page, '查我的钱')
}

/** From a slip to the account; the new code on the way. */
async function account(page, code) {
  await type(page, code)
  await page.getByRole('heading', { name: '请先抄下您的新查询码' }).waitFor()
  const next = (await page.locator('.code').innerText()).trim()
  await push(page, '我抄好了')
  await page.getByRole('heading', { name: '我的补贴账' }).waitFor()
  return next
}

async function faults(page, least) {
  const wide = await overhang(page)
  return [...await violations(page), ...await smallTargets(page, least), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])]
}

describe('a payee', () => {
  test('sees every payment on a phone without scripts, and comes back with the new code', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
    await page.goto('/')
    await page.getByRole('link', { name: '查我自己的' }).click()
    await page.getByRole('heading', { name: '查我自己的钱', level: 1 }).waitFor()

    const next = await account(page, (await slip()).toLowerCase())
    const html = await page.content()
    const [table] = tables(html)
    assert.equal(table.rows.length, payments)
    const sum = [...html.matchAll(/年发放（退回的不算）<\/span> <b>([^<]*)<\/b>/g)].map(([, text]) => fen(text)).reduce((all, one) => all + one, 0)
    const arrived = table.rows.filter((row) => !row.cells['到账没有'].startsWith('退回')).map((row) => fen(row.cells['金额'])).reduce((all, one) => all + one, 0)
    assert.equal(sum, arrived)
    assert.deepEqual(personalNumbers(await page.locator('main').innerText()), [])
    assert.match(html, /演示乡镇经办员给您发了查询纸条/)

    await push(page, '看完了，离开')
    await page.getByLabel('输入纸条上的码').waitFor()
    await page.goBack()
    assert.doesNotMatch(await page.content(), /\*\*\*\* \d{4}/, 'the browser shows the account again after leaving')
    await type(page, next)
    await page.getByRole('heading', { name: '我的补贴账' }).waitFor()
    assert.match(await page.content(), /用纸条第一次查看/)
    await page.context().close()
  })

  test('is told at once which group was mistyped, and mends it there', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
    const code = await slip()

    await type(page, code.slice(0, 14) + (code[14] === '7' ? '8' : '7') + code.slice(15))
    assert.match(await page.getByRole('alert').innerText(), /第3组好像抄错了/)
    await page.getByLabel('输入纸条上的码').fill(code)
    await push(page, '查我的钱')
    await page.getByRole('heading', { name: '请先抄下您的新查询码' }).waitFor()
    await page.context().close()
  })

  test('may change to large letters with the new code on the screen, and still has it', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
    await type(page, await slip())
    const shown = await page.locator('.code').innerText()

    await page.getByRole('button', { name: '长辈版' }).click()

    assert.equal(await page.locator('.code').innerText(), shown)
    await page.context().close()
  })
})

describe('the pages of one\'s own', () => {
  const skins = {
    'a phone of 320 px': ['', phone, 44], 'a desktop': ['', desktop, 44], 'the kiosk': ['k', kiosk, 44],
    'elder mode on a phone': ['e', phone, 60], 'high contrast in elder mode': ['eh', phone, 60],
  }
  for (const [name, [skin, viewport, least]] of Object.entries(skins)) {
    test(`keep the rules of WCAG 2.1 AA, fit and can be tapped: ${name}`, async () => {
      const page = await open(browser, county.url, { viewport })
      await page.context().addCookies([{ name: 'mingbai_view', value: skin || 'n', url: county.url }])
      const found = []
      const look = async (what) => found.push(...(await faults(page, least)).map((fault) => `${what}: ${fault}`))

      await page.goto('/self')
      await look('the box for a code')
      await type(page, 'A')
      await look('a mistyped code')
      const code = await slip()
      await type(page, code)
      await look('the new code')
      await push(page, '我抄好了')
      await page.getByRole('heading', { name: '我的补贴账' }).waitFor()
      await look('the account')
      await push(page, '看完了，离开')
      await account(page, await slip('430299195207150010')).then(() => look('an empty account'))
      await page.goto('/self/leave')
      await type(page, code)
      // The page that waits would be gone before it was looked at.
      await page.route('**/self/answer', (route) => route.fulfill({ status: 204 }))
      await push(page, '我抄好了')
      await page.getByRole('heading', { name: '正在查' }).waitFor()
      await look('waiting')
      await page.unroute('**/self/answer')
      // The page may be about to go there by itself: whichever comes first.
      await page.goto('/self/answer').catch(() => {})
      await page.getByRole('heading', { name: '没有查到' }).waitFor()
      await look('nothing found')

      assert.deepEqual(found, [])
      assert.deepEqual(page.faults, [])
      await page.context().close()
    })
  }

  test('a kiosk forgets a visitor who walks away', async () => {
    const page = await open(browser, county.url, { viewport: kiosk })
    await page.clock.install()
    await page.goto('/kiosk')
    await account(page, await slip())

    await page.clock.fastForward(50_000)
    await page.mouse.move(200, 300)
    await page.clock.fastForward(50_000)
    assert.equal(await page.getByRole('heading', { name: '我的补贴账' }).isVisible(), true)
    await page.clock.fastForward(11_000)

    await page.waitForURL(county.url + '/')
    await page.goto('/self/answer')
    await page.getByLabel('输入纸条上的码').waitFor()
    await page.context().close()
  })
})

describe('the counter', () => {
  test('hands a slip over, prints it alone, and does not see it again', async () => {
    const page = await signIn(browser, county, 'service_counter', { viewport: desktop })
    await page.getByRole('link', { name: '自助查询凭条' }).click()
    await page.getByRole('button', { name: '发放凭条' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('身份证号').fill(payee)
    assert.equal(await dialog.getByRole('button', { name: '发放', exact: true }).isDisabled(), true)
    await dialog.getByText('本人到场，并已核对身份证原件').click()
    await dialog.getByRole('button', { name: '发放', exact: true }).click()
    const code = (await page.locator('.slip-code').innerText()).replace(/\s+/g, '')
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{30}$/)
    assert.deepEqual(await violations(page), [])
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.slip').isVisible(), true)
    assert.equal(await page.getByRole('button', { name: '打印' }).isVisible(), false)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: '已交给本人，关闭' }).click()

    await page.getByRole('table', { name: '发放的凭条' }).waitFor()
    assert.equal((await page.content()).includes(code.slice(0, 5)), false)
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: /^作废凭条/ }).first().click()
    await page.getByRole('button', { name: '作废', exact: true }).last().click()
    await page.getByText('已作废').first().waitFor()
    await page.context().close()
  })
})
