import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'

/** Kept so many of the last notices, for the page. */
const KEPT = 200
/** Numbers that end so have no account. */
const NO_ACCOUNT = '9'

/**
 * Zalo as an official account knows it: notices by a registered text (ZNS), to whoever has an account under the number.
 * Each once by its tracking id; every answer is 200 and says in `error` what came of it.
 */
export const zalo: Partner = {
  name: 'zalo',
  title: 'Zalo Official Account',
  settings: { template: '300001' },
  plays: [],
  open({ keys, now }): OpenPartner {
    const notices: Json[] = []
    const ids = new Set<string>()
    const seen = { taken: 0, repeated: 0, refused: 0 }

    function refuse(error: number, message: string): Told {
      seen.refused += 1
      return { status: 200, body: { error, message } }
    }

    function take({ phone, template_id: template, template_data: data, tracking_id: id }: Row): Told {
      const text = rowIn(data)?.['noi_dung']
      if (typeof phone !== 'string' || typeof text !== 'string' || typeof id !== 'string') return refuse(-137, 'Template data is invalid')
      if (template !== '300001') return refuse(-1122, 'Template not found')
      if (!/^84\d{9}$/.test(phone)) return refuse(-108, 'Phone number is invalid')
      if (phone.endsWith(NO_ACCOUNT)) return refuse(-118, 'Zalo account not existed or inactive')
      if (ids.has(id)) seen.repeated += 1
      else {
        ids.add(id)
        notices.unshift({ phone, text, id })
        notices.length = Math.min(notices.length, KEPT)
        seen.taken += 1
      }
      return { status: 200, body: { error: 0, message: 'Success', data: { msg_id: id, sent_time: String(now().getTime()) } } }
    }

    function known(token: unknown, template: string | null): Told {
      if (token !== keys['zalo']) return refuse(-124, 'Access token invalid')
      return template === '300001' ? { status: 200, body: { error: 0, message: 'Success', data: { template_id: template } } }
        : refuse(-1122, 'Template not found')
    }

    return {
      answer({ method, path, query, headers, body }: Asked): Told {
        if (method === 'GET' && path === '/template/info') return known(headers['access_token'], query.get('template_id'))
        if (method !== 'POST' || path !== '/message/template') return { status: 404, body: null }
        if (headers['access_token'] !== keys['zalo']) return refuse(-124, 'Access token invalid')
        return take(rowIn(jsonIn(body)) ?? {})
      },
      state: () => ({ seen, notices }),
    }
  },
}
