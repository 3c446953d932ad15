/** Need: the file of a dossier is opened by whoever was given its link, and by nobody who made one up. */
import { expect, test } from 'vitest'
import { fileAddressOf, fileTicketOf, isFileTicket } from './file-ticket.ts'

const [SECRET, PORTAL, PAPER] = ['a secret', 'national-portal', '3f0c5c9a-3c52-4b0e-9d5c-0c6a3b1f2e4d']
const ticket = fileTicketOf(SECRET, PORTAL, PAPER)

test('a ticket opens the paper of the partner for which it was made', () => {
  expect(isFileTicket(SECRET, { partner: PORTAL, paper: PAPER, ticket })).toBe(true)
  expect(fileAddressOf({ publicUrl: 'https://motcua.example/', secret: SECRET }, PORTAL, PAPER))
    .toBe(`https://motcua.example/api/partner-files/${PORTAL}/${PAPER}?ticket=${ticket}`)
})

test.each([
  ['another paper', { paper: '3f0c5c9a-3c52-4b0e-9d5c-0c6a3b1f2e4e' }], ['another partner', { partner: 'axis' }],
  ['a ticket that is shorter', { ticket: ticket.slice(1) }], ['a ticket of nobody', { ticket: '' }],
  ['a ticket with a letter more', { ticket: `${ticket}A` }],
  ['a ticket with another first letter', { ticket: `${ticket.startsWith('A') ? 'B' : 'A'}${ticket.slice(1)}` }],
])('%s is not opened', (_, other) => {
  expect(isFileTicket(SECRET, { partner: PORTAL, paper: PAPER, ticket, ...other })).toBe(false)
})

test('another installation made none of them', () => {
  expect(isFileTicket('another secret', { partner: PORTAL, paper: PAPER, ticket })).toBe(false)
})
