import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Submission } from "./add-progress";
import { addingWatch } from "./api";

/** Adding one link: what is in the box, and what has become of the links before. */
export function useAdding(initialUrl = "") {
  const navigate = useNavigate();
  const adding = useMutation(addingWatch);
  const [url, setText] = useState(initialUrl);
  const [submissions, setSubmissions] = useState<Submission[]>([]);

  function submit() {
    const sentAt = Date.now();
    adding.mutate(url.trim(), {
      onSuccess: (added) => {
        setText("");
        if (added.already) {
          navigate({
            to: "/items/$itemKey",
            params: { itemKey: added.watch.itemKey },
            state: { alreadyWatched: true },
          });
        } else {
          setSubmissions((earlier) => [{ added, sentAt, answeredAt: Date.now() }, ...earlier]);
        }
      },
    });
  }

  return {
    url,
    setUrl(text: string) {
      adding.reset();
      setText(text);
    },
    submissions,
    dismiss: (submission: Submission) =>
      setSubmissions((all) => all.filter((other) => other !== submission)),
    isPending: adding.isPending,
    error: adding.error,
    submit,
  };
}
