// The back office's pages of complaints, as people with a keyboard, a reader of screens or a small screen meet them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { desktop, launch, ok, open, phone, signIn } from './browser.mjs'
import { overhang, smallTargets, violations } from './checks.mjs'
import { startCounty, until } from './county.mjs'

const story = '三月份的低保没有到我卡上，问了村里说扣了，我不服'
const roles = ['intake_1', 'reviewer_minzheng', 'complaint_lead']

let county, browser, sessions, cases

/** As a villager without scripts sends it, with a small PDF where one is wanted. */
async function report(text, files = []) {
  const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })
  await page.goto('/report')
  await page.getByLabel('村（社区）干部').check()
  await page.getByLabel('什么时候、在哪里').fill(text)
  if (files.length > 0) await page.getByLabel('照片、录音、视频').setInputFiles(files)
  await new Promise((done) => setTimeout(done, 3200))
  await page.getByRole('button', { name: '交上去' }).press('Enter')
  await page.getByRole('heading', { name: '收到了。请抄下您的回执码' }).waitFor()
  await page.context().close()
}

/** One case that is new, one that is closed, and two that look like junk. */
async function prepare() {
  const [intake, town, lead] = sessions
  await report(story, [{ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }])
  const first = await until(async () => (await ok(intake, 'GET', '/cases')).items[0], 'the first case')
  const move = (session, body) => ok(session, 'POST', `/cases/${first.id}/moves`, body)
  await ok(intake, 'PUT', `/cases/${first.id}/class`, { kind: 'service', theme: 'payment', department: '县民政局' })
  await move(intake, { move: 'screen' })
  await move(intake, { move: 'accept' })
  const { items } = await ok(intake, 'GET', `/cases/${first.id}/candidates`)
  await move(intake, { move: 'assign', handler: items.find((one) => one.department === '县民政局' && one.grounds.length === 0).id })
  await move(town, { move: 'investigate' })
  await ok(town, 'POST', `/cases/${first.id}/words`, { internal: false, text: '请问存折上最后一笔是哪天？' })
  const { holders } = await ok(town, 'POST', `/cases/${first.id}/openings`, { reason: '办理' })
  await ok(town, 'POST', `/cases/${first.id}/tasks`, { text: '对银行回单', officer: holders[0].id, due: '2099-01-04' })
  await move(town, { move: 'decide', text: '确属漏发', found: 'true' })
  await move(lead, { move: 'approve' })
  await move(town, { move: 'reply', text: '您反映的属实，三月的钱已经补发。' })
  await move(town, { move: 'close' })
  for (const text of ['啊啊啊啊啊啊啊啊啊啊啊啊', '啊啊啊啊啊啊啊啊啊啊啊啊', `${story}，后来又去问过`]) await report(text)
  const all = await until(async () => {
    const { items } = await ok(intake, 'GET', '/cases')
    return items.length >= 4 && items
  }, 'all cases')
  const { items: [root] } = await ok(intake, 'GET', '/regions')
  await ok(intake, 'POST', '/contacts', { place: root.code, unit: '县信访局', duty: '投诉、求助', telephone: '0733-7220001' })
  await ok(intake, 'POST', '/phrases', { title: '受理告知', words: '您的{编号}已受理' })
  for (const { id } of all.filter((one) => one.id !== first.id)) {
    const { told } = await ok(intake, 'POST', `/cases/${id}/openings`, { reason: '甄别' })
    if (!told.text.startsWith(story)) continue
    await ok(intake, 'POST', `/cases/${id}/moves`, { move: 'screen' })
    return { closed: first.id, screened: id }
  }
  throw new Error('no case to screen')
}

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  sessions = []
  for (const login of roles) sessions.push(await signIn(browser, county, login))
  cases = await prepare()
}, { timeout: 300_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

async function faults(page, where) {
  await page.waitForLoadState('networkidle')
  const wide = await overhang(page)
  const small = await smallTargets(page, 24)
  return [...await violations(page), ...small.map((target) => `smaller than 24 px: ${target}`), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])]
    .map((fault) => `${where}: ${fault}`)
}

/** What is found on the page at that path, and again after each thing that is done there. */
async function walk(page, path, doings = []) {
  await page.goto(`/office${path}`)
  await page.locator('main h1').first().waitFor()
  const found = await faults(page, path)
  for (const [name, act] of doings) {
    await act(page)
    found.push(...await faults(page, `${path}, ${name}`))
  }
  return found
}

const press = (name) => async (page) => page.getByRole('button', { name, exact: true }).last().press('Enter')
/** The dialog that asks why: with what is offered there. */
const because = (offer) => async (page) => {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: offer, exact: true }).press('Enter')
  await dialog.getByRole('button', { name: '打开', exact: true }).press('Enter')
  await dialog.waitFor({ state: 'hidden' })
}
const away = async (page) => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').last().waitFor({ state: 'hidden' })
}

const pages = {
  intake_1: () => [
    ['/complaints'], ['/complaints/reminders'], ['/complaints/phrases'], ['/contacts'],
    ['/complaints/junk', [['asking why', press('打开新件分堆')], ['piles', because('清理垃圾件')], ['one pile', press('预览')]]],
    [`/complaints/${cases.screened}`, [
      ['opened', because('甄别')], ['the transfer', press('转办')], ['back', away], ['the repeats', press('并案')], ['back again', away], ['an export', press('预览')],
    ]],
  ],
  reviewer_minzheng: () => [
    ['/complaints'], ['/complaints/reminders'],
    [`/complaints/${cases.closed}`, [['opened, with its outcome', because('办理')]]],
  ],
  complaint_lead: () => [
    ['/complaints'], ['/complaints/reminders'], ['/complaints/phrases'], ['/complaints/openings'],
    [`/complaints/${cases.closed}`, [['opened', because('审批')]]],
  ],
}

describe('every page of complaints in the back office', () => {
  for (const [size, viewport] of Object.entries({ phone, desktop }))
    for (const login of roles)
      test(`keeps the rules of WCAG 2.1 AA and fits a ${size}: as ${login}`, async () => {
        const page = await signIn(browser, county, login, { viewport })
        const found = []
        for (const [path, doings] of pages[login]()) found.push(...await walk(page, path, doings))
        found.push(...page.faults)
        await page.screenshot({ path: `output/complaints-office-${login}-${size}.png`, fullPage: true })
        await page.context().close()
        assert.deepEqual(found, [])
      })
})
