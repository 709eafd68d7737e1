import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { api, desktop, kiosk, launch, open, phone, signIn } from './browser.mjs'
import { overhang, smallTargets, violations } from './checks.mjs'
import { startCounty } from './county.mjs'
import { ask, links, tables } from './site.mjs'

let county, browser
/** One page of each kind, found by following links. */
let kinds

const village = '/places/430299105205'

async function find() {
  const page = async (path) => (await ask(county.url + path)).text
  const list = `${village}/programs/MZ01?year=2017`
  const payment = tables(await page(list))[0].rows[0]
  const record = links(await page(list)).find((link) => link.startsWith('/records/'))
  const project = links(await page('/projects')).find((link) => /^\/projects\/\w+$/.test(link))
  assert.ok(payment && record && project)
  return {
    '首页': '/', '县': '/places/430299000000', '镇': '/places/430299105000', '村': village,
    '名单': list, '只显示姓的名单': `${village}/programs/CL02`, '各村合计': '/places/430299105000/programs/CL02',
    '公示表': `${list}&print=1`,
    '项目列表': '/programs', '项目': '/programs/MZ01', '一笔发放': record,
    '一笔资金': links(await page(record)).filter((link) => link.startsWith('/records/'))[0],
    '工程列表': '/projects', '工程': project,
    '一笔支出': links(await page(project)).find((link) => link.startsWith('/records/')),
    '政策列表': '/policies', '搜索': '/search?q=%E5%87%A4%E6%B1%9F', '搜不到': '/search?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA',
    '数据下载': '/open-data', '显示设置': '/settings', '查自己的': '/self', '关于': '/about', '无障碍说明': '/accessibility', '没有这一页': '/nowhere',
  }
}

before(async () => {
  [county, browser] = await Promise.all([startCounty(), launch()])
  kinds = await find()
}, { timeout: 120_000 })
after(async () => {
  await browser?.close()
  await county?.stop()
})

/** Goes through one page of each kind, some at a time; returns what `look` finds, with the kind before it. */
async function through(first, look) {
  const found = []
  const rest = Object.entries(kinds)
  const walk = async (page) => {
    for (let kind = rest.shift(); kind; kind = rest.shift()) {
      await page.goto(kind[1])
      for (const fault of await look(page)) found.push(`${kind[0]}: ${fault}`)
    }
  }
  await Promise.all([first, await first.context().newPage(), await first.context().newPage()].map(walk))
  await first.context().close()
  return found
}

async function wearing(skin, viewport) {
  const page = await open(browser, county.url, { viewport })
  await page.goto('/settings')
  for (const choice of skin) await page.getByLabel(choice).check()
  if (skin.length > 0) await page.getByRole('button', { name: '保存' }).click()
  return page
}

const skins = {
  'a phone of 320 px': [[], phone], 'a desktop': [[], desktop], 'the kiosk': [[], kiosk],
  'elder mode on a phone': [['长辈版'], phone], 'high contrast on a phone': [['高对比度'], phone],
  'elder mode and high contrast on a desktop': [['长辈版', '高对比度'], desktop],
}

describe('every kind of public page', () => {
  for (const [name, [skin, viewport]] of Object.entries(skins)) {
    test(`keeps the rules of WCAG 2.1 AA, fits and can be tapped: ${name}`, async () => {
      const least = skin.includes('长辈版') ? 60 : 44
      const page = await wearing(skin, viewport)

      const found = await through(page, async (page) => {
        const wide = await overhang(page)
        return [
          ...await violations(page),
          ...(await smallTargets(page, least)).map((target) => `smaller than ${least} px: ${target}`),
          ...(wide > 0 ? [`${wide} px wider than the screen`] : []),
        ]
      })

      assert.deepEqual(found, [])
    })
  }

  test('is the same without scripts', async () => {
    const page = await open(browser, county.url, { viewport: phone, javaScriptEnabled: false })

    const found = await through(page, async (page) => {
      // The sheet for the wall is a table; its title is the table's caption.
      const title = page.getByRole('main').locator('h1, caption .sheet-title')
      return (await title.count()) === 1 && await title.isVisible() ? [] : ['no title to be seen']
    })

    assert.deepEqual(found, [])
  })
})

describe('with the keyboard alone', () => {
  test('a visitor skips the head of the page and sees where the focus is', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto(village)

    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: '跳到正文' })
    assert.equal(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().left >= 0), true)
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), true)
    await page.context().close()
  })

  test('everything that can be tapped on the home page shows that it has the focus', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/')

    const unseen = []
    for (let at = 0; at < 60; at++) {
      await page.keyboard.press('Tab')
      const state = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement)
        return { at: document.activeElement.outerHTML.slice(0, 80), end: document.activeElement === document.body, outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 }
      })
      if (state.end) break
      if (!state.outline) unseen.push(state.at)
    }
    assert.deepEqual(unseen, [])
    await page.context().close()
  })

  test('a visitor finds a village by typing', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/')

    await page.getByLabel('输入村名').focus()
    await page.keyboard.type('fj')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^地方/ }).waitFor()
    await page.getByRole('link', { name: /凤江村/ }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /凤江村/, level: 1 }).waitFor()
    await page.context().close()
  })

  test('an officer signs in, opens the menu on a narrow screen and goes to a page', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/office/')
    await page.getByRole('button', { name: '登录' }).waitFor()

    await page.getByLabel('账号').focus()
    await page.keyboard.type('clerk_minzheng')
    await page.keyboard.press('Tab')
    await page.keyboard.type(county.passwords.clerk_minzheng)
    await page.keyboard.press('Enter')
    const menu = page.getByRole('button', { name: '菜单' })
    await menu.focus()
    await page.keyboard.press('Enter')
    assert.equal(await menu.getAttribute('aria-expanded'), 'true')
    await page.getByRole('link', { name: '上传采集表' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '上传采集表' }).waitFor()
    await page.context().close()
  })
})

/** Who may open which page of the back office; `batch`, `upload` and `chain` stand for one that is there. */
const office = {
  clerk_minzheng: ['/', '/uploads', 'upload', '/templates', '/batches', 'batch', '/policies', '/policies/new', '/waterfall', '/chain', 'chain', '/account', '/denied', '/nowhere'],
  reviewer_minzheng: ['/', '/batches', 'batch', '/proposals'],
  finance_reviewer: ['/', '/reconciliation'],
  secrecy: ['/', '/profiles', '/publications', '/withdrawals'],
  leading_group: ['/catalogue', '/policies'],
  town_clerk: ['/slips'],
  operator: ['/', '/officers'],
  auditor: ['/', '/audit'],
}

/** A path of the back office for a word of the list above. */
async function pathOf(page, word) {
  if (word.startsWith('/')) return word
  if (word === 'chain') return '/chain/source/%E7%A4%BA%E8%B4%A2%E9%A2%84%E3%80%942017%E3%80%95MZ01%E5%8F%B7'
  const { body } = await api(page, 'GET', word === 'batch' ? '/batches' : '/uploads')
  return body.items?.[0] ? `/${word === 'batch' ? 'batches' : 'uploads'}/${body.items[0].id}` : undefined
}

describe('every page of the back office', () => {
  for (const viewport of [phone, desktop]) {
    for (const [login, words] of Object.entries(office)) {
      test(`keeps the rules of WCAG 2.1 AA and fits ${viewport.width} px: as ${login}`, async () => {
        const page = await signIn(browser, county, login, { viewport })
        if (words.includes('upload')) {
          const form = { name: '不是采集表.csv', file: Buffer.from('甲,乙\n1,2\n').toString('base64') }
          assert.equal((await api(page, 'POST', '/uploads', form)).status, 202)
        }

        const found = []
        for (const word of words) {
          const path = await pathOf(page, word)
          assert.ok(path, `no ${word} to look at`)
          await page.goto(`/office${path}`)
          await page.waitForLoadState('networkidle')
          await page.locator('main h1').first().waitFor()
          const wide = await overhang(page)
          const small = await smallTargets(page, 24)
          for (const fault of [...await violations(page), ...small.map((target) => `smaller than 24 px: ${target}`), ...(wide > 0 ? [`${wide} px wider than the screen`] : [])])
            found.push(`${path}: ${fault}`)
        }
        found.push(...page.faults)
        await page.context().close()

        assert.deepEqual(found, [])
      })
    }
  }

  test('beginning with the one to sign in keeps the rules too', async () => {
    const page = await open(browser, county.url, { viewport: phone })
    await page.goto('/office/')
    await page.getByRole('button', { name: '登录' }).waitFor()

    assert.deepEqual(await violations(page), [])
    assert.deepEqual(page.faults, [])
    assert.equal(await overhang(page), 0)
    await page.context().close()
  })
})
