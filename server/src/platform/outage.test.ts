/**
 * Need: when PostgreSQL stops beneath a request, a program is told to ask again, and not that the program is broken.
 */
import { expect, test } from 'vitest'
import { isOutage } from './outage.ts'

const coded = (code: string) => Object.assign(new Error('of PostgreSQL or the system'), { code })

test.each([
  ['stopped by whoever runs it', coded('57P01')], ['recovering', coded('57P03')],
  ['nobody listens', coded('ECONNREFUSED')],
  ['nobody listens at its socket', Object.assign(coded('ENOENT'), { syscall: 'connect' })],
  ['too many connections', coded('53300')], ['disk full', coded('53100')], ['files: disk full', coded('ENOSPC')],
  // As pg 8.23 throws them (client.js), without a code: an immediate stop says nothing more.
  ['cut while a query ran', new Error('Connection terminated unexpectedly')],
  ['cut before the query was sent', new Error('Connection terminated')],
  ['on a connection that was cut', new Error('Client has encountered a connection error and is not queryable')],
])('%s: passes', (_, error) => {
  expect(isOutage(error)).toBe(true)
})

test.each([
  ['a constraint', coded('23505')], ['a mistake in SQL', coded('42703')], ['our bug', new Error('x is undefined')],
  ['a file that is missing', Object.assign(coded('ENOENT'), { syscall: 'open' })],
  ['nothing thrown', undefined], ['a text', '57P01'],
])('%s: does not', (_, error) => {
  expect(isOutage(error)).toBe(false)
})
