import { type EntitySubscriberInterface, EventSubscriber, type LoadEvent } from 'typeorm'
import { File, Folder } from './entities'

@EventSubscriber()
export class FolderSubscriber implements EntitySubscriberInterface<Folder> {
  listenTo() {
    return Folder
  }

  async afterLoad(folder: Folder, event: LoadEvent<Folder>) {
    folder.size = await event.manager.count(File, { where: { folder: { id: folder.id } } }) // want "`event.manager.count` runs once for each `Folder` that is loaded (afterLoad)"
  }
}

// A class of that method's name, and no subscriber.
export class Cache {
  async afterLoad(folder: Folder, event: LoadEvent<Folder>) {
    return event.manager.count(File, { where: { folder: { id: folder.id } } })
  }
}
