import type { PaperHead } from '../paper-parts.ts'
import type { SubmissionSlip } from '../submission.ts'

/** Sent online with a PDF and a picture. */
export function sampleSubmission(head: PaperHead): SubmissionSlip {
  return {
    head, dossierNumber: 'H99.12-210625-0001', procedure: 'Đăng ký khai sinh',
    applicant: 'Nguyễn Thị Ánh Nguyệt', section: 'Bộ phận Tiếp nhận và Trả kết quả huyện Bình An',
    submittedAt: new Date('2021-06-25T09:05:00+07:00'), answerBy: new Date('2021-06-28T09:05:00+07:00'),
    files: [
      { name: 'giay-chung-sinh.pdf', pages: 2, size: '340 kB', sum: '9f86d081884c7d659a2feaa0c55ad015'.repeat(2) },
      { name: 'anh.jpg', pages: null, size: '1,2 MB', sum: '0123456789abcdef'.repeat(4) },
    ],
  }
}
