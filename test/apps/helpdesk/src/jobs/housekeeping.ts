import { purgeRead } from '@/services/notifications'

export async function housekeeping() {
  await purgeRead()
}
