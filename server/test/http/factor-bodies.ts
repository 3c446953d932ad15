/** Of second steps: codes and passwords that are wrong. */
export const FACTOR_BODIES = {
  'POST /api/session/passkeys/options': { body: { password: 'sai' } },
  'POST /api/session/passkeys': { body: { name: 'Khóa', answer: '{}' } },
  'POST /api/session/passkeys/:id/removal': { body: { password: 'sai' } },
  'POST /api/session/passkey-options': { body: {} },
  'POST /api/session/passkey': { body: { answer: '{}' } },
  'POST /api/session/second-step': { body: { code: '000000' } },
  'POST /api/session/totp': { body: { password: 'sai' } },
  'POST /api/session/totp/confirmation': { body: { code: '000000' } },
  'POST /api/session/totp/removal': { body: { code: 'AAAA-AAAA' } },
  'POST /api/session/recovery-codes': { body: { code: 'AAAA-AAAA' } },
  'POST /api/session/provider/begin': { body: {} },
  'POST /api/session/provider': { body: { query: 'code=x&state=x' } },
  'POST /api/staff/:id/subject': { body: { subject: 'cb-0001' } },
  'POST /api/staff/:id/factor-reset': { body: { reason: 'Mất điện thoại' } },
}
