import { sendWeeklyDigests } from '@/services/digest'

export async function weeklyDigest() {
  await sendWeeklyDigests()
}
