/** Of second steps: codes and passwords that are wrong. */
export const FACTOR_BODIES = {
  'POST /api/session/second-step': { body: { code: '000000' } },
  'POST /api/session/totp': { body: { password: 'sai' } },
  'POST /api/session/totp/confirmation': { body: { code: '000000' } },
  'POST /api/session/totp/removal': { body: { code: 'AAAA-AAAA' } },
  'POST /api/session/recovery-codes': { body: { code: 'AAAA-AAAA' } },
  'POST /api/staff/:id/factor-reset': { body: { reason: 'Mất điện thoại' } },
}
