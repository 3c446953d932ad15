import type { SeedPerson } from '../../modules/identity/public.ts'
import { randomOf } from './random.ts'

const FAMILY = [
  'Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý', 'Cao', 'Đinh',
  'Trương', 'Mai',
]
const MIDDLE = {
  female: ['Thị', 'Thị Ngọc', 'Thị Thu', 'Thị Kim', 'Thùy', 'Khánh', 'Diệu'],
  male: ['Văn', 'Hữu', 'Đình', 'Quang', 'Minh', 'Công', 'Bá'],
}
const GIVEN = [
  'An', 'Bình', 'Châu', 'Cường', 'Dung', 'Dũng', 'Đức', 'Giang', 'Hà', 'Hải', 'Hạnh', 'Hiền', 'Hòa', 'Hùng', 'Hương',
  'Khánh', 'Lan', 'Linh', 'Long', 'Mai', 'Minh', 'Nam', 'Nga', 'Nhung', 'Oanh', 'Phong', 'Phúc', 'Phương', 'Quân',
  'Quyên', 'Sơn', 'Tâm', 'Thảo', 'Thành', 'Thủy', 'Trang', 'Tuấn', 'Uyên', 'Vân', 'Vinh', 'Xuân', 'Yến',
]
const YEARS = 60

/**
 * The invented person number `n` of a seed: of the numbers reserved for demonstrations, which are four million, in an
 * order that meets none of them twice; born 1940 to 1999.
 */
export function inventPerson(seed: string, n: number): SeedPerson {
  const random = randomOf(seed, 'person', n)
  const sex = n % 2 === 0 ? 'male' : 'female'
  const year = 40 + Math.floor(n / 2) % YEARS
  const rest = Math.floor(n / (2 * YEARS)) % 10_000
  const personalNumber = `000${sex === 'male' ? 0 : 1}${year}99${String(rest).padStart(4, '0')}`
  const birth = `19${year}-${two(1 + Math.floor(random.next() * 12))}-${two(1 + Math.floor(random.next() * 28))}`
  const fullName = `${random.pick(FAMILY)} ${random.pick(MIDDLE[sex])} ${random.pick(GIVEN)}`
  return {
    personalNumber, fullName, birth, sex,
    address: `Số ${1 + Math.floor(random.next() * 200)}, tổ ${1 + Math.floor(random.next() * 20)}`,
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
