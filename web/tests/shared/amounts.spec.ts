import { expect, test } from '@playwright/test'
import { amount, compare, fen, isZero, minus, parts, permille, sum, typed, yuan } from '../../src/shared/money'

test('amounts are whole fen, however large, and never a floating-point number', () => {
  expect(fen('128.50')).toBe(12850n)
  expect(fen('-0.01')).toBe(-1n)
  expect(amount(fen('9999999999999.99'))).toBe('9999999999999.99')
  expect(sum(['0.10', '0.20'])).toBe('0.30')
  expect(minus('1.00', '1.01')).toBe('-0.01')
  expect(compare('10.00', '9.99')).toBe(1)
  expect(isZero('-0.00')).toBe(true)
  expect(() => fen('1.005')).toThrow(RangeError)
  expect(() => fen('1e3')).toThrow(RangeError)
})

test('amounts are read in groups of three, with their fen', () => {
  expect(yuan('1234567.5')).toBe('¥1,234,567.50')
  expect(yuan('-12.00')).toBe('−¥12.00')
  expect(parts('999.99')).toEqual(['', '999', '99'])
})

test('what people type becomes an amount, or nothing', () => {
  expect(typed(' ¥1,280.5 ')).toBe('1280.50')
  expect(typed('50')).toBe('50.00')
  expect(typed('50。25')).toBe('50.25')
  for (const wrong of ['', '0', '0.00', '-5', '1.234', '十元', '1.2.3']) expect(typed(wrong)).toBeNull()
})

test('a part of a bar is never wider than what it stands for', () => {
  expect(permille('1.00', '3.00')).toBe(333)
  expect(permille('1.00', '0.00')).toBe(0)
})
