'use client';

import { useState } from 'react';
import { Modal } from '@/components/ui/modal';
import { ShareForm } from './share-form';
import { ShareMade } from './share-made';

interface ShareDialogProps {
  bootId: string;
  zone: string;
  onClose: () => void;
}

/** Asks how the view is to be shared, then shows the link to it. */
export function ShareDialog({ bootId, zone, onClose }: ShareDialogProps) {
  const [url, setUrl] = useState<string | null>(null);
  return (
    <Modal title="Share this view" onClose={onClose} className="w-112">
      {url === null ? (
        <ShareForm bootId={bootId} zone={zone} onMade={setUrl} onCancel={onClose} />
      ) : (
        <ShareMade url={url} onClose={onClose} />
      )}
    </Modal>
  );
}
