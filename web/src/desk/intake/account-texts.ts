import { texts } from '@motcua/contracts/texts.ts'

/** What account somebody has, and the deeds that a clerk does to it with the card in hand. */
export const ACCOUNT = texts({
  none: { vi: 'Chưa có tài khoản.', en: 'No account yet.' },
  level1: {
    vi: 'Tài khoản tự mở, chưa đối chiếu giấy tờ (mức 1).', en: 'Account made by themselves, no paper seen (level 1).',
  },
  level1Phone: {
    vi: 'Tài khoản tự mở, chưa đối chiếu giấy tờ (mức 1); đăng nhập bằng {phone}.',
    en: 'Account made by themselves, no paper seen (level 1); signs in with {phone}.',
  },
  level2: {
    vi: 'Tài khoản đã đối chiếu giấy tờ (mức 2); chưa có điện thoại nên chưa đăng nhập được.',
    en: 'Account with papers seen (level 2); no phone, so nobody can sign in yet.',
  },
  level2Phone: {
    vi: 'Tài khoản đã đối chiếu giấy tờ (mức 2); đăng nhập bằng {phone}.',
    en: 'Account with papers seen (level 2); signs in with {phone}.',
  },
  openFor: { vi: 'Mở tài khoản cho người này', en: 'Open an account for this person' },
  raise: { vi: 'Nâng mức', en: 'Raise the level' },
  addPhone: { vi: 'Thêm điện thoại', en: 'Add a phone' },
  changePhone: { vi: 'Đổi điện thoại', en: 'Change the phone' },
  opened: { vi: 'Đã mở tài khoản cho {name}.', en: 'Account opened for {name}.' },
  raised: { vi: 'Đã nâng mức tài khoản của {name}.', en: 'The account of {name} is raised.' },
  replaced: {
    vi: 'Đã mở tài khoản mới cho {name}; tài khoản tự mở đã đóng.',
    en: 'New account opened for {name}; the one made by themselves is closed.',
  },
  phoneSaved: { vi: 'Đã lưu điện thoại đăng nhập của {name}.', en: 'The phone {name} signs in with is saved.' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
})

export const OPEN_ACCOUNT = texts({
  title: { vi: 'Mở tài khoản', en: 'Open account' },
  forNew: { vi: 'Mở tài khoản cho người mới', en: 'Open an account for somebody new' },
  instead: {
    vi: 'Mở tài khoản mới thay tài khoản tự mở', en: 'Open a new account in place of the one made by themselves',
  },
  insteadHint: {
    vi: 'Tài khoản tự mở với số này sẽ đóng, vì người đứng đây không mở nó. Hồ sơ đã gửi từ tài khoản đó vẫn thuộc tài '
      + 'khoản đó.',
    en: 'The account with this number will be closed, because the person here did not make it. Dossiers sent from it '
      + 'still belong to it.',
  },
  kind: { vi: 'Là', en: 'Is' },
  citizen: { vi: 'Cá nhân', en: 'A person' },
  organisation: { vi: 'Tổ chức', en: 'An organisation' },
  fullName: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
  organisationName: { vi: 'Tên tổ chức', en: 'Name of the organisation' },
  number: { vi: 'Số định danh hoặc số CMND', en: 'Personal number, or number of the old card' },
  taxCode: { vi: 'Mã số thuế', en: 'Tax code' },
  birth: { vi: 'Ngày sinh', en: 'Date of birth' },
  birthHint: { vi: 'Giấy tờ chỉ có năm thì chỉ ghi năm.', en: 'Only the year, if the paper has no more.' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
  phone: { vi: 'Số điện thoại', en: 'Phone number' },
  address: { vi: 'Địa chỉ', en: 'Address' },
})

export const RAISE = texts({
  label: { vi: 'Nâng mức tài khoản', en: 'Raise the account' },
  title: { vi: 'Nâng mức tài khoản tự mở', en: 'Raise an account made by themselves' },
  hint: {
    vi: 'Chép từ thẻ đang cầm. Điện thoại phải là điện thoại đã dùng để mở tài khoản.',
    en: 'Copy from the card in your hand. The phone must be the one the account was made with.',
  },
  number: { vi: 'Số định danh trên thẻ', en: 'Personal number on the card' },
  phone: { vi: 'Số điện thoại của tài khoản', en: 'Phone number of the account' },
  stranger: { vi: 'Người này không mở tài khoản đó', en: 'This person did not make that account' },
})

export const PHONE = texts({
  title: { vi: 'Điện thoại đăng nhập', en: 'Phone to sign in with' },
  add: { vi: 'Thêm điện thoại đăng nhập', en: 'Add a phone to sign in with' },
  change: { vi: 'Đổi điện thoại đăng nhập', en: 'Change the phone to sign in with' },
  cardNumber: { vi: 'Số trên thẻ đang cầm', en: 'Number on the card in your hand' },
  paperTaxCode: { vi: 'Mã số thuế trên giấy tờ', en: 'Tax code on the papers' },
  another: { vi: 'Số điện thoại mới', en: 'New phone number' },
  save: { vi: 'Lưu điện thoại', en: 'Save the phone' },
  send: { vi: 'Gửi mã', en: 'Send a code' },
  sendAgain: { vi: 'Gửi mã khác', en: 'Send another code' },
  code: { vi: 'Mã xác thực', en: 'Code from the message' },
  codeHint: { vi: 'Mã 6 chữ số', en: '6 digits' },
  sent: {
    vi: 'Đã gửi mã. Nhờ người nộp đọc mã trong tin nhắn; mã dùng được {minutes} phút.',
    en: 'The code is sent. Ask the applicant to read it out; it is good for {minutes} minutes.',
  },
  optional: { vi: 'Có mã thì số này dùng được để đăng nhập.', en: 'With a code this number can be used to sign in.' },
  readOut: { vi: 'Người nộp đọc mã trong tin nhắn.', en: 'The applicant reads out the code in the message.' },
})
