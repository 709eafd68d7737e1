// A complaint from a payment line on a villager's phone to its answer, and what those who are complained about can see of it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { api, kiosk, launch, ok, open, phone, signIn } from './browser.mjs'
import { faults } from './checks.mjs'
import { startCounty } from './county.mjs'

const story = '三月份的低保没有到我卡上，问了村里说扣了，我不服'

let county, browser, intake, town, lead

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  intake = await signIn(browser, county, 'intake_1')
  town = await signIn(browser, county, 'reviewer_minzheng')
  lead = await signIn(browser, county, 'complaint_lead')
}, { timeout: 180_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** By the keyboard: a click on what is still scrolling smoothly into sight may miss it. */
async function push(page, name) {
  await page.getByRole('button', { name }).first().press('Enter')
}

/** A photo as a phone makes it: with a place beside its pixels. */
async function photo() {
  const page = await open(browser, county.url, { viewport: { width: 64, height: 64 } })
  await page.goto('/about')
  const plain = await page.screenshot({ type: 'jpeg', quality: 40 })
  await page.context().close()
  const place = Buffer.from('Exif\0\0GPS-27.123-113.456', 'latin1')
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place])
  return Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)])
}

/** Until the office has what lies in the public zone. */
async function waiting(session, least = 1) {
  for (let i = 0; i < 60; ++i) {
    const { items } = await ok(session, 'GET', '/cases')
    if (items.length >= least) return items
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error('no case arrives')
}

/** Comes back by the code until the page shows what the office laid down. */
async function answered(page, code, text) {
  for (let i = 0; i < 8; ++i) {
    await page.goto('/report/follow')
    await page.getByLabel('输入您抄下的回执码').fill(code)
    await new Promise((done) => setTimeout(done, 3200))
    await push(page, '看进展')
    if (await page.getByText(text).waitFor({ timeout: 10_000 }).then(() => true, () => false)) return
  }
  throw new Error(`the reporter never reads: ${text}`)
}

async function aPayment(page) {
  await page.goto('/')
  await page.locator('.tiles a').first().click()
  const places = await page.locator('table a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  for (const place of places.filter((one) => /programs/.test(one))) {
    await page.goto(place)
    const deeper = page.locator('a[href^="/places/"][href*="/programs/"]')
    if (await page.locator('a[href^="/records/"]').count() === 0 && await deeper.count() > 0) await deeper.last().click()
    const record = page.locator('a[href^="/records/"]')
    if (await record.count() > 0) return page.goto(await record.first().getAttribute('href'))
  }
  throw new Error('no public payment')
}

describe('a complaint', () => {
  let code

  test('begins at a payment line on a phone without scripts, with a photo, and ends in a receipt code', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
    await aPayment(page)
    await page.getByRole('link', { name: '有疑问？说这一笔不对' }).click()
    await page.getByRole('heading', { name: '投诉举报', level: 1 }).waitFor()
    await page.getByLabel('没收到').check()
    await page.getByLabel('村（社区）干部').check()
    await page.getByLabel('什么时候、在哪里').fill(story)
    await page.getByLabel('照片、录音、视频').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo() })
    await new Promise((done) => setTimeout(done, 3200))
    await push(page, '交上去')
    await page.getByRole('heading', { name: '收到了。请抄下您的回执码' }).waitFor()
    code = (await page.locator('.code').innerText()).trim().replace(/\s+/g, '-')
    assert.match(code, /^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/)

    await page.getByLabel('请照着抄的码').fill(code.replace(/^./, (one) => (one === '7' ? '8' : '7')))
    await push(page, '核对')
    await page.getByText('第1组好像抄错了').waitFor()
    await page.getByLabel('请照着抄的码').fill(code.toLowerCase())
    await push(page, '核对')
    await page.getByRole('heading', { name: '抄对了' }).waitFor()
  })

  test('is opened by the intake officer alone, whose photo has lost its place', async () => {
    const [item] = await waiting(intake)
    const opened = await ok(intake, 'POST', `/cases/${item.id}/openings`, { reason: '甄别' })
    assert.equal(opened.told.text, story)
    assert.equal(opened.told.record.what, '没收到')
    assert.equal(opened.told.files.length, 1)
    const picture = await intake.evaluate(async (path) => {
      const answer = await fetch(path)
      return { type: answer.headers.get('content-type'), text: new TextDecoder('latin1').decode(await answer.arrayBuffer()) }
    }, `/office/api/cases/${item.id}/files/0`)
    assert.equal(picture.type, 'image/jpeg')
    assert.doesNotMatch(picture.text, /GPS/)
    assert.deepEqual((await ok(town, 'GET', '/cases')).items, [])
    assert.equal((await api(town, 'POST', `/cases/${item.id}/openings`, { reason: '看看' })).status, 404)
  })

  test('goes to a handler and an approver, and its answer to whoever holds the code', async () => {
    const [{ id }] = await waiting(intake)
    const move = (session, body) => ok(session, 'POST', `/cases/${id}/moves`, body)
    await ok(intake, 'PUT', `/cases/${id}/class`, { kind: 'service', theme: 'payment', department: '县民政局' })
    await move(intake, { move: 'screen' })
    await move(intake, { move: 'accept' })
    const { items } = await ok(intake, 'GET', `/cases/${id}/candidates`)
    const handler = items.find((one) => one.department === '县民政局' && one.grounds.length === 0)
    assert.ok(handler, JSON.stringify(items))
    await move(intake, { move: 'assign', handler: handler.id })
    await waiting(town)
    await move(town, { move: 'investigate' })
    await ok(town, 'POST', `/cases/${id}/words`, { internal: false, text: '请问存折上最后一笔是哪天？' })
    await ok(town, 'POST', `/cases/${id}/words`, { internal: true, text: '先对银行回单' })
    await move(town, { move: 'decide', text: '确属漏发', found: 'true' })
    await waiting(lead)
    await move(lead, { move: 'approve' })
    await move(town, { move: 'reply', text: '您反映的属实，三月的钱已经补发。' })
    await move(town, { move: 'close' })

    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/report/follow')
    assert.deepEqual(await faults(page), [])
    await answered(page, code, '您反映的属实，三月的钱已经补发。')
    assert.match(await page.content(), /请问存折上最后一笔是哪天/)
    assert.doesNotMatch(await page.content(), /先对银行回单/)
    assert.deepEqual(await faults(page), [])
    await page.getByLabel('基本满意').check()
    await push(page, '评价')
    await page.getByText('评价已经送去').waitFor()
    await push(page, '离开')
    // What was answered to a form is not kept: the browser then shows an error of its own.
    await page.getByRole('heading', { name: '凭回执码看进展' }).first().waitFor()
    await page.goBack().catch(() => {})
    await page.waitForLoadState()
    assert.equal(await page.getByText('已经补发').count(), 0, 'the browser shows the case again after leaving')
  })

  test('leads nowhere by a wrong code, and looks the same as none', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
    await page.goto('/report/follow')
    await page.getByLabel('输入您抄下的回执码').fill('00000-00000-00000-00000-00000-00001')
    await new Promise((done) => setTimeout(done, 3200))
    await push(page, '看进展')
    assert.equal(await page.getByRole('alert').count(), 1)
  })
})

describe('the form', () => {
  test('loses nothing of what was typed when something is missing', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/report')
    assert.deepEqual(await faults(page), [])
    await page.getByLabel('说不清楚').first().check()
    await page.getByLabel('什么时候、在哪里').fill('太短')
    await push(page, '交上去')
    await page.getByText('请把事情写清楚一些').waitFor()
    assert.equal(await page.getByLabel('什么时候、在哪里').inputValue(), '太短')
    assert.deepEqual(await faults(page), [])
  })

  test('is set in the kiosk too, and says when it will be wiped', async () => {
    const page = await open(browser, county.url, { viewport: kiosk })
    await page.goto('/kiosk')
    await page.goto('/report')
    await page.getByText('没有人碰屏幕60秒').waitFor()
    assert.deepEqual(await faults(page), [])
  })
})

describe('一键通', () => {
  test('says whom to call for a village, and takes a call-back as a report', async () => {
    const { items: [root] } = await ok(intake, 'GET', '/regions')
    await ok(intake, 'POST', '/contacts', { place: root.code, unit: '县信访局', duty: '投诉、求助', telephone: '0733-7220001' })
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
    const link = page.getByRole('link', { name: '打电话 0733-7220001' })
    for (let i = 0; i < 40 && await link.count() === 0; ++i) {
      await new Promise((done) => setTimeout(done, 250))
      await page.goto('/call')
      const [first] = await page.locator('#place option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean))
      await page.getByLabel('村或乡镇').selectOption(first)
      await push(page, '看电话')
    }
    assert.equal(await link.getAttribute('href'), 'tel:07337220001')
    const chosen = new URL(page.url()).searchParams.get('place')
    assert.equal(await page.getByLabel('村或乡镇').inputValue(), chosen)
    await page.getByRole('link', { name: '请给我回电话' }).click()
    assert.match(await page.getByLabel('什么时候、在哪里').inputValue(), /^请给我回电话/)
    assert.equal(await page.getByLabel('村或乡镇').inputValue(), chosen, 'the form has another place')

    const again = await open(browser, county.url, { viewport: phone })
    await again.goto('/call')
    assert.deepEqual(await faults(again), [])
    await again.goto(`/call?place=${root.code.slice(0, 6)}100000`)
    assert.deepEqual(await faults(again), [])
    await again.screenshot({ path: 'output/call-phone.png', fullPage: true })
    const stand = await open(browser, county.url, { viewport: kiosk })
    await stand.goto('/kiosk')
    await stand.goto(`/call?place=${root.code.slice(0, 6)}100000`)
    assert.equal(await stand.locator('a[href^="tel:"]').count(), 0)
    assert.deepEqual(await faults(stand), [])
  })
})
