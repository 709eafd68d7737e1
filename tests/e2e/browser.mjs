// Debian's chromium, driven by playwright-core, and what every test does in the back office.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'

const switches = [
  '--no-sandbox', '--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

export const phone = { width: 320, height: 568 }
export const desktop = { width: 1280, height: 800 }
export const kiosk = { width: 1080, height: 1920 }

/** county.mjs ends everything on a signal. */
export function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: switches, handleSIGINT: false, handleSIGTERM: false })
}

/** A page of one's own, without anybody else's cookies; faults that its scripts throw end up in `page.faults`. */
export async function open(browser, url, { viewport = desktop, ...rest } = {}) {
  const context = await browser.newContext({ baseURL: url, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...rest })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  page.faults = []
  page.on('pageerror', (fault) => page.faults.push(String(fault)))
  page.on('console', (line) => {
    if (line.type() === 'error' && /Content Security Policy|Refused to/.test(line.text())) page.faults.push(line.text())
  })
  return page
}

/** Signs in as people do and waits for the back office's frame. */
export async function signIn(browser, county, login, options = {}) {
  const page = await open(browser, county.url, { acceptDownloads: true, ...options })
  await page.goto('/office/')
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').first().fill(county.passwords[login])
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
  return page
}

/** Asks the API with the page's own session, as a hand-made request would: `{status, body}`. */
export function api(page, method, path, body) {
  return page.evaluate(async ([method, path, body]) => {
    const session = await (await fetch('/office/api/session')).json()
    const headers = { 'X-CSRF-Token': session.csrf }
    let content
    if (body?.file) {
      content = new FormData()
      content.append('file', new Blob([Uint8Array.from(atob(body.file), (c) => c.charCodeAt(0))]), body.name)
    } else if (body) {
      headers['Content-Type'] = 'application/json'
      content = JSON.stringify(body)
    }
    const answer = await fetch(`/office/api${path}`, { method, headers, body: content })
    const text = await answer.text()
    let parsed
    try { parsed = JSON.parse(text) } catch { parsed = text }
    return { status: answer.status, body: parsed }
  }, [method, path, body])
}

/** The same for a request that must be served: its body. */
export async function ok(page, method, path, body) {
  const answer = await api(page, method, path, body)
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
