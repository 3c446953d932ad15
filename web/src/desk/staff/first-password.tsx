import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'

interface FirstPasswordProps {
  username: string
  /** Null when the same press was answered before: nobody can read it again. */
  password: string | null
  children?: ReactNode
  onDone: () => void
}

/** The one time that a first password is on a screen. Takes the focus, so that it is also heard. */
export function FirstPassword({ username, password, children, onDone }: FirstPasswordProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="mc-confirm" aria-label="Mật khẩu lần đầu">
      <h2 ref={heading} tabIndex={-1}>
        {password === null ? `Mật khẩu lần đầu của ${username} đã hiện một lần` : `Mật khẩu lần đầu của ${username}`}
      </h2>
      {password === null && (
        <p>
          Mật khẩu chỉ hiện một lần và không lưu ở đâu. Nếu chưa kịp ghi, mở tài khoản rồi bấm <b>Cấp lại mật khẩu</b>.
        </p>
      )}
      {password !== null && (
        <>
          <p>
            <output className="mc-password" aria-label="Mật khẩu">
              {password}
            </output>
          </p>
          <p>
            Chỉ hiện một lần. Đưa tận tay cho người dùng tài khoản; lần đầu đăng nhập, hệ thống bắt đổi mật khẩu khác.
          </p>
        </>
      )}
      <div className="mc-row">
        {password !== null && (
          <Button variant="default" onClick={() => void navigator.clipboard.writeText(password)}>
            Chép mật khẩu
          </Button>
        )}
        {children}
        <Button variant="default" onClick={onDone}>
          Đã ghi lại, đóng
        </Button>
      </div>
    </section>
  )
}
