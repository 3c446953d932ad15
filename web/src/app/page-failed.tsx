import { Link, useRouter } from '@tanstack/react-router'
import { CallError } from '../lib/call-error.ts'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../ui/error-state/error-state.tsx'

/** The boundary of every page: what went wrong in words, and the way back. A bug shows no stack to a clerk. */
export function PageFailed({ error }: { error: unknown }) {
  const router = useRouter()
  const told =
    error instanceof CallError
      ? error
      : new Error('Trang này gặp lỗi của phần mềm. Tải lại trang; nếu vẫn lỗi, báo người quản trị.')
  return (
    <main className="mc-page">
      <ErrorState title="Không mở được trang" error={told} onRetry={() => void router.invalidate()} />
    </main>
  )
}

export function NotFoundPage() {
  return (
    <main className="mc-page">
      <EmptyState title="Không có trang này">
        <p>
          Đường dẫn có thể đã gõ sai. <Link to="/danh-sach">Về danh sách việc</Link>
        </p>
      </EmptyState>
    </main>
  )
}
