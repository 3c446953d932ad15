import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { OfflineApp } from './offline-app.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><OfflineApp /></StrictMode>)
void navigator.serviceWorker.register('/ngoai-tuyen/service-worker.js', { scope: '/ngoai-tuyen/' })
