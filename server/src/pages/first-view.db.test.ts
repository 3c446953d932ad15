/**
 * Need: on 400 kbit/s a page stands within 4 seconds, on any phone, and asks nobody else (P5.3). Every page that a test
 * of the portal opens is weighed as it is sent (portal-server.ts); here each route is opened at least once.
 */
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawing } from '../../test/drawing.ts'
import { faultsOfPage, loadedBy } from '../../test/page-weight.ts'
import {
  addBirthPapers, beginBirth, birthAnswers, openStep, prepareBirth, register, sendBirth, signInAs, smallPdf, step, walk,
} from '../../test/portal-birth.ts'
import { NO_PAGES, VERIFYING } from '../../test/portal-files.ts'
import { seenAtCounter } from '../../test/portal-firm.ts'
import { PAPER_GATEWAY, payFees } from '../../test/portal-fees.ts'
import { openAppointmentTo, openHallTo } from '../../test/portal-hall.ts'
import { sendBirthBundle } from '../../test/portal-bundle.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { khoOf, shareOpen } from '../../test/portal-kho.ts'
import { askWithoutDossier } from '../../test/portal-petition.ts'
import { helperOf, proxyPagesOf } from '../../test/portal-proxy.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { sentencesOfOurs } from '../../test/sentences-of-ours.ts'
import { ok } from '../kernel/result.ts'
import { beginEntry, entryContentOf, publishEntry, storeEntryFile, takeEntryFile } from '../modules/catalogue/public.ts'
import { acceptDossier, askCompletion, findDossier } from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { addressOf } from './procedure-facts.ts'
import { PORTAL_ROUTES } from './portal-routes.ts'
import { scriptOf } from './static-files.ts'
import { LANGUAGE_COOKIE } from './visit.ts'
const TODAY = '2021-06-25'
let portal: PortalServer
/** Sentences of ours in Vietnamese on pages in English, with where. */
const untranslated = new Set<string>()
beforeAll(async () => {
  const sentences = await sentencesOfOurs()
  portal = await startPortal({
    gateway: PAPER_GATEWAY, onPage: (html, route) => {
      if (!html.includes('<html lang="en">')) return
      for (const one of sentences) if (html.includes(one)) untranslated.add(`${route}: ${one}`)
    },
  })
})
afterAll(async () => portal.stop())

/** Routes of GET that no visitor has seen as what they are. */
function unvisited(routes: readonly { readonly method: string; readonly path: string }[]): string[] {
  return routes.filter(({ method, path }) => method === 'GET'
    && !portal.visited.get(path)?.has(NO_PAGES.get(path) ?? 'page')).map(({ path }) => path)
}
async function openAll(visitor: Visitor, paths: readonly string[]): Promise<void> {
  for (const path of paths) expect([path, (await visitor.open(path)).status]).toEqual([path, 200])
}

const linksTo = (visitor: Visitor, start: string) => [...new Set([...visitor.page.html.matchAll(/href="(\/[^"#]+)"/g)]
  .map(([, at = '']) => at).filter((at) => at.startsWith(start)))]

describe.each(['vi', 'en'] as const)('each page fits, with all that it loads, and loads it from here: %s', (language) => {
  /** The nth account of this language. */
  const nth = (n: number) => language === 'vi' ? n : n + 10
  const aVisitor = () => {
    const visitor = portal.visitor()
    visitor.remember(LANGUAGE_COOKIE, language)
    return visitor
  }

  test('what anybody reads', async () => {
    const anybody = aVisitor()
    const { publicId } = await portal.province.inOneGo((ctx) => beginEntry(ctx, {
      kind: 'announcement', unitId: null, content: entryContentOf({ title: 'Nghỉ lễ', body: 'Quầy nghỉ ngày 2/9.' }),
    }))
    await portal.province.inOneGo((ctx) => publishEntry(ctx, {
      publicId, number: 1, from: TODAY, to: null, isWithin: () => true,
    }))
    await portal.rooms.catalogue.refresh()
    const vtt = Readable.from([Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nBước một')])
    const captions = await takeEntryFile(portal.rooms.storage, vtt, { inspectPicture: async () => ok(null) })
    if (!captions.ok) throw new Error(captions.refusal.code)
    const file = await portal.province.inOneGo((ctx) => storeEntryFile(ctx, captions.value))
    await openAll(anybody, [
      '/xac-minh', ...VERIFYING, `/xac-minh/trang-thai/H46.KQ.20210625.000001/${'0'.repeat(32)}`,
      '/', '/tim-thu-tuc?q=khai+sinh', '/tim-thu-tuc?q=zzzz', '/tim-thu-tuc?viec=giay-to', '/thu-tuc', '/noi-nop',
      '/thong-bao', `/thong-bao/${publicId}`, '/thong-bao-cua-toi/bao-tin.js', '/lien-he', '/du-lieu-mo', '/so-lieu', '/bao-tri', '/dang-nhap', '/dang-ky', '/theo-doi', '/hoi-dap', '/hoi-dap/tra-loi',
      '/demo/tin-nhan', '/thanh-phan', `/tep/${file.publicId}`, '/khong-phu-thuoc-dia-gioi', '/ten-cu', '/ten-cu?ten=18856', '/huong-dan',
    ])
    await openAll(anybody, linksTo(anybody, '/huong-dan/'))
    await openAll(anybody, loadedBy(anybody.page.html))
    await anybody.open('/ngon-ngu/en?ve=/')
    for (const way of ['', '/ve']) await anybody.open(`/dang-nhap/dinh-danh${way}`)
  })

  test('a hall: its kiosk, a ticket, the board', async () => openHallTo(portal, aVisitor, openAll))

  test('an appointment: where, when, what was booked', async () => {
    await openAppointmentTo(portal, [nth(300), language], openAll)
  })

  test('every procedure, and the page before it begins', async () => {
    const anybody = aVisitor()
    for (const version of portal.rooms.catalogue.on(TODAY).list()) {
      const at = addressOf(version)
      await openAll(anybody, version.content.channels.includes('online') ? [at, `${at}/nop-ho-so`] : [at])
    }
  })

  test('every step of a declaration, its papers, its check, and what it leads to', async () => {
    const mother = aVisitor()
    const draft = await beginBirth(mother, portal)
    await openAll(mother, [draft, `${draft}/to-khai/nguoi-yeu-cau`])
    await walk(mother, birthAnswers(portal), (one) => one.offers('requester.signature.png'))
    const here = mother.page.path
    await walk(mother, { ...birthAnswers(portal), 'requester.signature.png': drawing(120) })
    const papers = mother.page.path
    await mother.open(here)
    await openAll(mother, /[^"]+\/anh\/[^"]+/.exec(mother.page.html) ?? [])
    await mother.open(papers)
    await addBirthPapers(mother)
    await register(mother, portal, nth(40))
    await openAll(mother, [
      draft, `${draft}/giay-to`, `${draft}/nhan-ket-qua`, `${draft}/to-khai.pdf`,
      `${draft}/noi-tiep-nhan`, `${draft}/tinh-phi`, `${draft}/kiem-tra`,
    ])
    await mother.submit('/kiem-tra')
    const confirmation = mother.page.path
    const number = /H[\d.]+-210625-\d{4}/.exec(mother.page.text)?.[0] ?? ''
    await openAll(mother, [`${confirmation}/giay-xac-nhan.pdf`, `/theo-doi/${number}`])
  })

  test('two answers to one question, and a form that was replaced', async () => {
    const phone = aVisitor()
    const draft = await prepareBirth(phone, portal, nth(41), 'Đỗ Văn Hai Máy')
    const library = aVisitor()
    await library.open('/dang-nhap')
    await signInAs(library, portal, nth(41))
    for (const device of [phone, library]) await openStep(device, draft, 'tre', 'child.fullName')
    await step(phone, { 'child.fullName': 'Đỗ Văn Một' })
    await step(library, { 'child.fullName': 'Đỗ Văn Hai' })
    expect(library.page.path).toBe(`${draft}/hai-cau-tra-loi`)
    portal.province.clock.set('2024-06-10T09:00+07:00')
    await openAll(phone, [`${draft}/mau-moi`])
    portal.province.clock.set('2021-06-25T09:00+07:00')
  })

  test('one’s own dossiers, what is asked for, and every way out', async () => {
    const mother = aVisitor()
    const id = await sendBirth(mother, portal, nth(42), 'Đỗ Văn Ba')
    const at = `/ho-so/${id}`
    const parts = ['rut', 'trao-doi', 'bao-du-lieu-sai', 'noi-nhan-ket-qua', 'buu-chinh', 'to-khai.pdf', 'ban-ghi.json']
    await openAll(mother, ['/ho-so', at, ...parts.map((part) => `${at}/${part}`)])
    await openAll(mother, linksTo(await opened(mother, at), `${at}/giay-to/`))
    const asker = await clerkOf(id, 'dossier.ask-supplement')
    await portal.province.inOneGo((ctx) => askCompletion(ctx, portal.rooms, {
      ...asker, items: [{ component: 'giay-chung-sinh', reason: 'Ảnh mờ.' }],
    }), { actorId: asker.viewer.accountId })
    await openAll(mother, [at, `${at}/bo-sung`])
    await mother.upload(`${at}/bo-sung`, [{ name: 'giay-chung-sinh', filename: 'ro.pdf', content: smallPdf('clear') }])
    const base = await clerkOf(id, 'dossier.receive')
    await portal.province.inOneGo((ctx) => acceptDossier(ctx, portal.rooms, base), { actorId: base.viewer.accountId })
    await openAll(mother, [at, `${at}/dung`])
    await payFees(portal, mother, id, openAll)
    await openAll(mother, linksTo(await opened(mother, at), `${at}/phieu/`))
    await openAll(mother, [`/hoi-dap/cua-toi/${await askWithoutDossier(mother)}`])
  })

  test('one request for several procedures', async () => {
    const mother = aVisitor()
    await openAll(mother, [`/ho-so/${await sendBirthBundle(mother, portal, nth(45))}/lien-thong`])
  })

  test('acting for another, seen by both', async () => {
    const number = `0001849901${String(nth(43))}`
    const { visitor: aunt } = await seenAtCounter(portal, { fullName: 'Phạm Thị Ủy', personalNumber: number })
    aunt.remember(LANGUAGE_COOKIE, language)
    const sister = aVisitor()
    const birth = portal.rooms.catalogue.on(TODAY).find('khai-sinh')
    await sister.open(`${birth ? addressOf(birth) : ''}/nop-ho-so`)
    const noi = portal.rooms.directory.on(TODAY).territories('xa')[0]?.publicId ?? ''
    await sister.submit('/nop-ho-so', { noi, cho: 'nguoi-khac' })
    expect(sister.page.path).toMatch(/\/uy-quyen$/)
    await sister.upload('/uy-quyen', [{ name: 'uq-van-ban', filename: 'uq.pdf', content: smallPdf('mandate') }], {
      'uq-so': number, 'uq-ten': 'Phạm Thị Ủy', 'uq-sinh-ngay': '5', 'uq-sinh-thang': '9',
      'uq-sinh-nam': '1984', 'uq-lap-ngay': '20', 'uq-lap-thang': '6', 'uq-lap-nam': '2021',
    })
    const answers = Object.entries(birthAnswers(portal, 'Đỗ Văn Cháu')).filter(([name]) => name !== 'request.actsAs')
    await walk(sister, Object.fromEntries(answers))
    await addBirthPapers(sister)
    await register(sister, portal, nth(43))
    await sister.submit('/kiem-tra')
    const at = `/ho-so/${sister.page.path.split('/').at(-1) ?? ''}`
    await openAll(sister, [at, `${at}/uy-quyen`])
    await openAll(aunt, ['/ho-so', '/thong-bao-cua-toi', `${at}/uy-quyen/cham-dut`])
    expect(aunt.page.path).toBe(`${at}/uy-quyen/cham-dut`)
    await openAll(aunt, await proxyPagesOf(aunt, `0001909901${String(nth(46))}`))
    await openAll(await helperOf(portal, `0001909901${String(nth(47))}`, language), ['/to-cong-nghe-so'])
  })

  test('a firm’s dossiers, and who acts for it', async () => {
    const taxCode = language === 'vi' ? '0100109106' : '0100109106-001'
    const firm = await seenAtCounter(portal, { fullName: 'Công ty Mẫu', taxCode })
    firm.visitor.remember(LANGUAGE_COOKIE, language)
    const at = `/to-chuc/${firm.publicId}`
    await openAll(firm.visitor, [at, `${at}/nguoi`])
    await firm.visitor.submit('/nguoi', { so: `0001909901${String(nth(44))}`, ten: 'Lê Thị Làm Thay' })
    await openAll(firm.visitor, [...linksTo(firm.visitor, `${at}/nguoi/`), ...await khoOf(portal, firm.visitor)])
    await openAll(portal.visitor(), [await shareOpen(firm.visitor)])
  })

  async function opened(visitor: Visitor, path: string): Promise<Visitor> {
    await visitor.open(path)
    return visitor
  }

  /** Somebody of the section where it is received. */
  async function clerkOf(id: string, permission: Permission) {
    const dossier = await findDossier(portal.rooms.db, id)
    const section = dossier && portal.rooms.directory.on(TODAY).byId(dossier.receivesAtId)
    return { publicId: id, viewer: await portal.province.viewerAs('reception', section?.idOfData ?? '', permission) }
  }

  test('no page of the table was left out', () => {
    expect(unvisited(PORTAL_ROUTES)).toEqual([])
    expect(unvisited([...PORTAL_ROUTES, { method: 'GET', path: '/trang-moi' }])).toEqual(['/trang-moi'])
  })

  test('in English everything of ours is English', () => expect([...untranslated].sort()).toEqual([]))
})

describe('what does not fit is found', () => {
  const fits =
    '<link rel="stylesheet" href="/tai-san/a-0123456789ab.css"><p>Xin chào</p><a href="https://chinhphu.vn">x</a>'
  const noise = (bytes: number) => randomBytes(bytes).toString('latin1')
  const page = (html: string, files: Readonly<Record<string, string>> = {}) =>
    faultsOfPage(html, (at) => Object.hasOwn(files, at) ? Buffer.from(files[at] ?? '', 'latin1') : undefined)

  test('a page that fits has no fault, nor has a font of the phone’s own', () => {
    expect(page(fits, { '/tai-san/a-0123456789ab.css': '@font-face{font-family:x;src:local("Arial")}' })).toEqual([])
  })

  test.each<[string, string, Record<string, string>, RegExp]>([
    ['a long page', `<p>${noise(12_000)}</p>`, {}, /^html: \d+ bytes, at most 14000$/],
    ['a heavy style sheet', fits, { '/tai-san/a-0123456789ab.css': noise(21_000) }, /^sheets: /],
    ['a script that brings another', '<script type="module" src="/tai-san/f-01234567.js"></script>', {
      '/tai-san/f-01234567.js': 'import("./tus-01234567.js")', '/tai-san/tus-01234567.js': noise(31_000),
    }, /^scripts: /],
    ['a picture of everybody', '<img src="/tai-san/e-01234567.png" alt="">', {
      '/tai-san/e-01234567.png': noise(81_000),
    }, /^all: /],
    ['what is loaded each time', '<img src="/anh.png" alt="">', { '/anh.png': noise(16_000) }, /^again: /],
    ['a script of somebody else', '<script src="https://cdn.example/a.js"></script>', {}, /^third party: https:/],
    ['a picture of somebody else', '<img src="//cdn.example/a.png" alt="">', {}, /^third party: \/\/cdn/],
    ['a style sheet that asks somebody else', fits, {
      '/tai-san/a-0123456789ab.css': 'p{background:url("https://cdn.example/a.png")}',
    }, /^third party: https:/],
    [
      'a font', fits, { '/tai-san/a-0123456789ab.css': '@font-face{font-family:x;src:url(x.woff2)}' },
      /^a font of its own$/,
    ],
  ])('%s', (_, html, files, said) => {
    expect(page(html, files)).toEqual([expect.stringMatching(said) as unknown])
  })

  test('scripts are built, to be weighed', () => {
    expect([scriptOf('form'), scriptOf('papers')]).toEqual([expect.any(String), expect.any(String)])
  })
})

test('the style sheet is kept for a year under a name of its content', async () => {
  const { html } = await portal.visitor().open('/')
  const at = /href="(\/tai-san\/[^"]+\.css)"/.exec(html)?.[1] ?? ''
  const { headers, statusCode } = await portal.app.inject({ method: 'GET', url: at })
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/css; charset=utf-8')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test('colours and emblem of the province come as files, which nothing but a new content changes', async () => {
  const { html } = await portal.visitor().open('/')
  const get = async (pattern: RegExp) => portal.app.inject({ method: 'GET', url: pattern.exec(html)?.[1] ?? '' })
  const sheet = await get(/href="(\/tai-san\/brand-[^"]+)"/)
  const colours = portal.rooms.directory.on('2026-03-02').policy('brand-colours')?.value as { main: string }
  expect(sheet.headers['content-type']).toBe('text/css; charset=utf-8')
  expect(sheet.body).toContain(`:root{--cham:${colours.main}`)
  const emblem = await get(/<img src="(\/tai-san\/emblem-[^"]+)"/)
  expect([emblem.statusCode, emblem.headers['content-type']]).toEqual([200, 'image/svg+xml'])
  expect(html).not.toMatch(/ style=|<style/)
})
