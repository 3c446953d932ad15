/** Need: a form does not lose what was typed, on whatever device, and asks one thing a page (P2.1, P2.2, P1.4). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addBirthPapers, beginBirth, birthAnswers, fillBirth, openStep, prepareBirth, register, signInAs, step, stepPath, walk,
} from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

const valueOf = (visitor: Visitor, name: string) => new Map(visitor.fieldsOf(stepPath(visitor))).get(name)

/** What the script of the step sends while somebody types. */
async function autosave(visitor: Visitor, answers: Readonly<Record<string, string>>, nth = 1) {
  const { target, fields } = visitor.prepare(stepPath(visitor), { ...answers, _nth: String(nth) })
  const [path, html] = [visitor.page.path, visitor.page.html]
  const { status, html: body } = await visitor.post(target.replace('/to-khai/', '/luu/'), fields)
  await visitor.open(path)
  return { status, said: JSON.parse(body) as { text: string; seen?: string }, before: html }
}

test('no step asks more than three things, each has a title of its own, and back leads through all of them', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  const titles: string[] = []
  const steps: string[] = []
  await walk(mother, birthAnswers(portal), ({ page }) => {
    if (!page.path.includes('?')) steps.push(page.path)
    titles.push(/<title>([^<]+)/.exec(page.html)?.[1] ?? '')
    const form = page.html.replace(/<template[\s\S]*?<\/template>/g, '')
    const asked = (form.match(/data-field="/g) ?? []).length
    expect([page.path, asked > 0 && asked <= 3]).toEqual([page.path, true])
    expect(form.match(/<h1/g)).toHaveLength(1)
    return false
  })
  expect(steps.length).toBeGreaterThan(12)
  expect(new Set(titles).size).toBeGreaterThan(10)
  const back = (html: string) => /class="back"><a href="([^"]+)"/.exec(html)?.[1] ?? ''
  let at = back(mother.page.html)
  for (const before of steps.reverse()) {
    expect(at).toBe(before)
    at = back((await mother.open(at)).html)
  }
  expect(at).toBe(draft)
})

test('the list of parts has three words, and each row leads to where one goes on', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  await walk(mother, birthAnswers(portal), (one) => one.offers('requester.phone'))
  const here = mother.page.path
  const { text } = await mother.open(draft)
  expect(text).toMatch(/Người yêu cầu Đang làm Trẻ được khai sinh Chưa bắt đầu/)
  await mother.open(`${draft}/to-khai/nguoi-yeu-cau`)
  expect(mother.page.path).toBe(here)
  await walk(mother, birthAnswers(portal), (one) => one.offers('child.situation'))
  expect((await mother.open(draft)).text).toMatch(/Người yêu cầu ✓ Hoàn thành Trẻ được khai sinh Chưa bắt đầu/)
})

test('what is typed is kept before it is sent, and said; a wrong answer too', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  const here = mother.page.path
  expect((await mother.open(draft)).text).toMatch(/Người yêu cầu Chưa bắt đầu/)
  await mother.open(here)
  const { status, said } = await autosave(mother, {
    'requester.fullName': 'Nguyễn 2', 'requester.birthDate.year': '19',
  })
  expect([status, said.text]).toEqual([200, 'Đã lưu lúc 09:00.'])
  expect(valueOf(mother, 'requester.fullName')).toBe('Nguyễn 2')
  expect(valueOf(mother, 'requester.birthDate.year')).toBe('19')
  expect(mother.page.text).not.toContain('mục cần sửa')
  expect((await mother.open(draft)).text).toMatch(/Người yêu cầu Đang làm Trẻ được khai sinh Chưa bắt đầu/)
})

test('two devices on one draft: different answers merge, and of the same one both are told and one is chosen', async () => {
  const phone = portal.visitor()
  const draft = await prepareBirth(phone, portal, 70, 'Đỗ Văn Hai Máy')
  const library = portal.visitor()
  await library.open('/dang-nhap')
  await signInAs(library, portal, 70)
  for (const device of [phone, library]) await openStep(device, draft, 'tre', 'child.fullName')
  await step(phone, { 'child.fullName': 'Đỗ Văn Sớm' })
  await step(library, { 'child.sex': 'nu' })
  await openStep(phone, draft, 'tre', 'child.fullName')
  expect([valueOf(phone, 'child.fullName'), valueOf(phone, 'child.sex')]).toEqual(['Đỗ Văn Sớm', 'nu'])

  await openStep(library, draft, 'tre', 'child.fullName')
  await step(phone, { 'child.fullName': 'Đỗ Văn Một' })
  await step(library, { 'child.fullName': 'Đỗ Văn <b>Hai</b>' })
  expect(library.page.path).toBe(`${draft}/hai-cau-tra-loi`)
  for (const text of ['Đỗ Văn Một', 'Đỗ Văn <b>Hai</b>', 'Lưu lúc 09:00']) expect(library.page.text).toContain(text)
  expect(library.page.html).not.toContain('<b>Hai')
  // Left alone it waits: nothing is sent before somebody has chosen.
  await phone.open(draft)
  expect(phone.page.text).toContain('có câu trả lời khác nhau')
  await phone.open(`${draft}/kiem-tra`)
  await phone.submit('/kiem-tra')
  expect(phone.page.path).toBe(`${draft}/hai-cau-tra-loi`)

  await library.open(`${draft}/hai-cau-tra-loi`)
  await library.submit('/hai-cau-tra-loi')
  expect([library.page.status, library.page.text.includes('Hãy chọn câu trả lời đúng.')]).toEqual([422, true])
  const second = [...library.page.html.matchAll(/type="radio"[^>]* value="([^"]+)"/g)][0]?.[1] ?? ''
  await library.submit('/hai-cau-tra-loi', { 'child.fullName': second })
  expect(library.page.path).toMatch(/\/to-khai\/tre\/\d+$/)
  expect(valueOf(library, 'child.fullName')).toBe('Đỗ Văn Một')
})

test('a page sent again from the same window, and a save that comes late, are no second device', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  const first = mother.prepare(stepPath(mother), {
    'requester.fullName': 'Nguyễn Thị A', 'requester.birthDate.year': '1996',
  })
  const changed = mother.prepare(stepPath(mother), {
    'requester.fullName': 'Nguyễn Thị B', 'requester.birthDate.year': '1996',
  })
  const numbered = (fields: readonly (readonly [string, string])[], nth: number) =>
    fields.map(([name, value]) => [name, name === '_nth' ? String(nth) : value] as const)
  await mother.post(first.target, first.fields)
  await mother.post(changed.target, numbered(changed.fields, 3))
  expect(mother.page.path).toBe(`${draft}/to-khai/nguoi-yeu-cau/2`)
  await mother.post(first.target.replace('/to-khai/', '/luu/'), numbered(first.fields, 2))
  await openStep(mother, draft, 'nguoi-yeu-cau', 'requester.fullName')
  expect(valueOf(mother, 'requester.fullName')).toBe('Nguyễn Thị B')
})

test('what is typed while the session ends is kept, and shown to nobody before signing in', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 71, 'Đỗ Văn Lâu')
  await openStep(mother, draft, 'tre', 'child.fullName')
  const { target, fields } = mother.prepare(stepPath(mother), { 'child.fullName': 'Đỗ Văn Giữ' })
  portal.machineClock.forward(16)
  const { html } = await mother.post(target.replace('/to-khai/', '/luu/'), fields)
  expect(JSON.parse(html)).toEqual({ text: expect.stringContaining('Phiên làm việc đã hết') as unknown })
  await signInAs(mother, portal, 71)
  await openStep(mother, draft, 'tre', 'child.fullName')
  expect(valueOf(mother, 'child.fullName')).toBe('Đỗ Văn Giữ')
})

test('another person writes into no draft of another, by no way', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  const stranger = portal.visitor()
  await stranger.open('/dang-ky')
  await register(stranger, portal, 72)
  const csrf = stranger.fieldsOf('/dang-xuat').find(([name]) => name === 'csrf')?.[1] ?? ''
  for (const at of ['to-khai/nguoi-yeu-cau/1', 'luu/nguoi-yeu-cau/1', 'hai-cau-tra-loi', 'mau-moi']) {
    const { status } = await stranger.post(`${draft}/${at}`, [['csrf', csrf], ['requester.fullName', 'Kẻ Lạ']])
    expect([at, status === 404 || status === 410]).toEqual([at, true])
  }
  await openStep(mother, draft, 'nguoi-yeu-cau', 'requester.fullName')
  expect(valueOf(mother, 'requester.fullName')).toBe('')
})

test('from the check one changes one answer and comes back to it; what the change calls up is asked on the way', async () => {
  const mother = portal.visitor()
  await prepareBirth(mother, portal, 73, 'Đỗ Văn Sửa')
  const change = (label: string) =>
    new RegExp(`href="([^"]+)" aria-label="Sửa ${label}"`).exec(mother.page.html)?.[1] ?? ''
  const at = change('Giới tính')
  expect(at).toMatch(/\/to-khai\/tre\/\d+\?ve=kiem-tra#child\.sex$/)
  await mother.open(at.split('#')[0] ?? '')
  await step(mother, { 'child.sex': 'nu' })
  expect(mother.page.path).toMatch(/\/kiem-tra$/)

  await mother.open(change('Tư cách người nộp').split('#')[0] ?? '')
  await step(mother, { 'request.actsAs': 'uy-quyen' })
  expect(mother.page.path).toMatch(/\/to-khai\/nguoi-yeu-cau\/\d+\?them&ve=kiem-tra$/)
  expect(mother.offers('authoriser.fullName')).toBe(true)
  expect(mother.page.status).toBe(200)
})

test('marks that turn the writing, markup and words without end are refused in words, kept, and break no page', async () => {
  const mother = portal.visitor()
  await beginBirth(mother, portal)
  for (const name of ['Nguyễn \u202EmạT', '<img src=x onerror=alert(1)>', 'ắ'.repeat(3_000), '&lt;b&gt;']) {
    await step(mother, { 'requester.fullName': name, 'requester.birthDate.year': '1996' })
    expect([name.slice(0, 20), mother.page.status]).toEqual([name.slice(0, 20), 422])
    expect(mother.page.html).toContain('<a href="#requester.fullName">')
    expect(mother.page.html).not.toContain('<img src=x')
    expect(mother.page.html).toMatch(/<section class="summary"[^>]* autofocus/i)
    expect(valueOf(mother, 'requester.fullName')).toBe(name)
  }
})

test('before it begins the page says what papers, how long, how much, and what else can be done', async () => {
  const mother = portal.visitor()
  await mother.open('/tim-thu-tuc?q=khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">Đăng ký khai sinh</.exec(mother.page.html)?.[1] ?? ''
  const { text, html } = await mother.open(`${link}/nop-ho-so`)
  for (const said of ['Giấy chứng sinh', '1 ngày làm việc', 'miễn', 'Nộp trực tiếp tại quầy', 'Gửi qua bưu điện']) {
    expect(text).toContain(said)
  }
  expect(html).toContain(`href="${link}#den-quay"`)
})

test('in English every word of ours is English', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  await mother.open('/ngon-ngu/en?ve=/')
  const first = (await mother.open(`${draft}/to-khai/nguoi-yeu-cau/1`)).text
  for (const said of ['Continue', 'Saved at 09:00', 'Day', 'Month', 'Year', 'Part 1 of']) expect(first).toContain(said)
  expect((await mother.open(draft)).text).toMatch(/Not started .*Check and submit When the parts above are done/)
  await mother.open(`${draft}/to-khai/nguoi-yeu-cau`)
  await fillBirth(mother, portal)
  await addBirthPapers(mother)
  await register(mother, portal, 74)
  const check = (await mother.open(`${draft}/kiem-tra`)).text
  for (const said of ['Check your answers before submitting', 'Change', 'Submit']) expect(check).toContain(said)
})
