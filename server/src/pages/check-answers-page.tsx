import type { Answer } from '@motcua/forms/model.ts'
import { showAnswers } from '@motcua/forms/show-answer.ts'
import { shownPages } from '@motcua/forms/shown.ts'
import { acknowledgementInWords } from '../modules/dossiers/public.ts'
import { sendConfirmation } from './confirmation-page.tsx'
import { sendNotFound } from './failures.tsx'
import { showSize } from './in-words.ts'
import {
  type Journey, askedPapers, backBefore, checkJourney, deliveryInForm, fileFieldsOf, onJourney, placeInWords, placesOf,
  rootOf,
} from './journey.ts'
import { BackLink, type Mistake, PostForm, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { addressOf } from './procedure-facts.ts'
import { type SubmitRefusal, chosenDelivery, mistakesOf, submitDraft } from './submit-draft.ts'
import { fieldOf, postedBy } from './visit.ts'

/** Check your answers, send once, and see that it has arrived. */
export const checkPages = {
  'GET /nop-ho-so/:token/kiem-tra': (visit) => onJourney(visit, (journey) => sendCheck(journey, [])),
  'POST /nop-ho-so/:token/kiem-tra': (visit) => onJourney(visit, async (journey) => {
    const { actor, request, reply } = visit
    if (!actor) return sendNotFound(visit)
    const sent = await submitDraft(journey, actor, fieldOf(postedBy(request), 'xac-nhan-trung') === 'co')
    return sent.ok ? reply.redirect(`/xac-nhan/${sent.value}`, 303) : explain(journey, sent.refusal)
  }),
  'GET /xac-nhan/:id': sendConfirmation,
} satisfies PageHandlers

export const DELIVERY_TEXTS = {
  electronic: 'Bản điện tử', counter: 'Nhận tại quầy', post: 'Nhận qua bưu chính công ích',
} as const

function explain(journey: Journey, refusal: SubmitRefusal) {
  const { visit, version } = journey
  switch (refusal.code) {
    case 'not-complete': return sendCheck(journey, refusal.mistakes)
    case 'components-missing': return sendCheck(journey, refusal.components.map(({ component, name }) => ({
      id: component, text: `Hãy tải lên ${name}.`,
    })))
    case 'upload-unknown': return sendCheck(journey, [
      { id: 'giay-to', text: 'Một tệp đính kèm không còn. Hãy xóa tệp đó rồi tải lên lại.' },
    ])
    case 'same-dossier-open': return sendSameOpen(journey, refusal.number)
    // Sent by the other window: opening the draft leads to its confirmation.
    case 'draft-gone': case 'request-reused': return visit.reply.redirect(rootOf(journey), 303)
    case 'procedure-not-in-force': case 'channel-closed': case 'limit-case-unknown':
      return sendRefused(journey, 'Thủ tục vừa thay đổi', <p>Nội dung thủ tục đã đổi từ khi bạn bắt đầu khai nên bản này không nộp được nữa. Hãy <a
        href={addressOf(version)}
      >xem thủ tục hiện nay và khai lại</a>.</p>)
    case 'territory-needed': case 'no-competent-unit': case 'no-one-stop': case 'not-received-here':
    case 'step-without-unit':
      return sendRefused(journey, 'Chưa có cơ quan nhận hồ sơ này', <p>
        Nơi đã chọn chưa có cơ quan nhận và giải quyết thủ tục. Hãy gọi số hỗ trợ ở cuối trang; bản khai của bạn vẫn
        được giữ.
      </p>)
    case 'calendar-missing':
      return sendRefused(journey, 'Chưa tính được ngày hẹn', <p>
        Lịch làm việc chưa được công bố cho thời gian này. Hãy gọi số hỗ trợ ở cuối trang; bản khai của bạn vẫn được
        giữ.
      </p>)
  }
}

function sendRefused({ visit }: Journey, title: string, body: React.ReactNode) {
  return sendPage(visit, { title, status: 422, isPersonal: true, body: <><h1>{title}</h1>{body}</> })
}

function sendSameOpen(journey: Journey, number: string) {
  const { visit } = journey
  return sendPage(visit, {
    title: 'Hồ sơ giống hệt đang được giải quyết', status: 409, isPersonal: true,
    body: <>
      <h1>Hồ sơ giống hệt đang được giải quyết</h1>
      <p>
        Bạn đã nộp hồ sơ <strong className="code">{number}</strong> có cùng nội dung và hồ sơ đó chưa xong.
        Thường thì không cần nộp thêm.
      </p>
      <p><a className="button plain" href="/ho-so">Xem hồ sơ của tôi</a></p>
      <PostForm visit={visit} action={`${rootOf(journey)}/kiem-tra`}>
        <input type="hidden" name="xac-nhan-trung" value="co" />
        <button type="submit" className="plain">Vẫn nộp thêm một hồ sơ</button>
      </PostForm>
    </>,
  })
}

function sendCheck(journey: Journey, mistakes: readonly Mistake[]) {
  const { visit, version, draft, form, occasion } = journey
  const checked = checkJourney(journey)
  const places = placesOf(journey)
  const { delivery, address } = chosenDelivery(journey)
  const isReady = mistakesOf(journey).length === 0
  const root = rootOf(journey)
  const papers = [
    ...askedPapers(journey).map(({ component: { id, name } }) => ({ id, name })),
    ...fileFieldsOf(journey).map(({ key, label }) => ({ id: key, name: label })),
  ]
  return sendPage(visit, {
    title: 'Kiểm tra và nộp',
    isPersonal: true,
    mistakes,
    body: (
      <>
        <BackLink visit={visit} href={backBefore(journey, 'kiem-tra')} />
        <p className="hint">{placeInWords(journey, 'kiem-tra')}</p>
        <h1>Kiểm tra trước khi nộp</h1>
        <dl className="answers">
          <Line id="thu-tuc" label="Thủ tục" text={version.content.name} />
          {places && <Line id="noi" label="Nơi giải quyết" text={places.competent.name} />}
          {visit.actor && <Line id="nguoi-nop" label="Người nộp" text={visit.actor.fullName} />}
        </dl>
        {form &&
          shownPages(form, draft.answers, occasion).map((page) =>
            page.sections.map((section) => {
              const lines = linesOf(journey, section.fields, checked.answers)
              return lines.length === 0 ? null : (
                <section key={`${page.id} ${section.id}`}>
                  <h2>{section.title}</h2>
                  <dl className="answers">
                    {lines.map(({ key, label, text, isOurs }) => (
                      <Line
                        key={key}
                        id={key}
                        label={label}
                        text={text}
                        {...(isOurs
                          ? {}
                          : {
                              href: `${root}/to-khai/${page.id}#${key}`,
                            })}
                        fault={mistakes.find(({ id }) => id === key)?.text}
                      />
                    ))}
                  </dl>
                </section>
              )
            }),
          )}
        {papers.length > 0 && (
          <section>
            <h2 id="giay-to">Giấy tờ kèm theo</h2>
            <dl className="answers">
              {papers.map(({ id, name }) => (
                <Line
                  key={id}
                  id={id}
                  label={name}
                  href={`${root}/giay-to#${id}`}
                  fault={mistakes.find((one) => one.id === id)?.text}
                  text={
                    draft.papers
                      .filter(({ component }) => component === id)
                      .map(({ name: file, size }) => `${file} (${showSize(size)})`).join('\n') || 'Không có'
                  }
                />
              ))}
            </dl>
          </section>
        )}
        {!deliveryInForm(journey) && (
          <dl className="answers">
            <Line
              id="cach-nhan"
              label="Nhận kết quả"
              text={delivery ? [DELIVERY_TEXTS[delivery], address].filter(Boolean).join(': ') : 'Chưa chọn'}
              href={`${root}/nhan-ket-qua`}
              fault={mistakes.find(({ id }) => id === 'cach-nhan')?.text}
            />
          </dl>
        )}
        {checked.warnings.map(({ rule, text }) => (
          <p className="note" key={rule}>
            {text}
          </p>
        ))}
        {!isReady && mistakes.length === 0 && (
          <p className="note">
            Còn phần chưa xong. Bấm “Nộp hồ sơ” để xem còn thiếu gì, hoặc <a href={root}>xem danh sách các phần</a>.
          </p>
        )}
        <PostForm visit={visit} action={`${root}/kiem-tra`}>
          <p>
            Khi nộp, bạn nhận mã hồ sơ ngay. Cơ quan báo đã tiếp nhận hoặc yêu cầu hoàn thiện
            trong {acknowledgementInWords(visit.directory)}.
          </p>
          <button type="submit">Nộp hồ sơ</button>
        </PostForm>
      </>
    ),
  })
}

interface AnswerLine { readonly key: string; readonly label: string; readonly text: string; readonly isOurs: boolean }

/**
 * Clean answers in words; what is wrong or missing where it must not be, as such. Files and signatures are no lines.
 */
function linesOf(
  journey: Journey, fields: Parameters<typeof showAnswers>[1], answers: Readonly<Record<string, Answer>>,
): readonly AnswerLine[] {
  const { form } = journey
  if (!form) return []
  const refused = new Set(checkJourney(journey).refusals.map(({ field }) => field))
  return fields.flatMap((field): AnswerLine[] => {
    if (field.type === 'file' || field.type === 'signature') return []
    const isOurs = field.computed !== undefined
    const [shown] = showAnswers(form, [field], answers)
    if (shown) return [{ key: field.key, label: field.label, text: shown.text, isOurs }]
    return refused.has(field.key) ? [
      { key: field.key, label: field.label, text: 'Chưa điền hoặc chưa đúng', isOurs },
    ] : []
  })
}

/** `tabIndex` lets the link of the error summary land on a line that is no control. */
function Line({ id, label, text, href, fault }: {
  id: string
  label: string
  text: string
  href?: string
  fault?: string | undefined
}) {
  return (
    <div id={id} tabIndex={-1} className={fault ? 'faulty' : undefined}>
      <dt>{label}</dt>
      <dd>{fault && <span className="error">{fault}</span>}{text}</dd>
      {href !== undefined && <dd className="change"><a href={href} aria-label={`Sửa ${label}`}>Sửa</a></dd>}
    </div>
  )
}
