"use client";

import { useState } from "react";
import { tellApi } from "../../_client/api";
import type { ComponentItem } from "../../_client/api-types";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { Icon } from "../ui/icon";

type Rating = "up" | "down";

interface FeedbackProps {
  readonly component: ComponentItem;
  readonly onRated: () => Promise<unknown>;
}

/** Good or not; the later answer of a person replaces the earlier. */
export function FeedbackButtons({ component, onRated }: FeedbackProps) {
  const [mine, setMine] = useState<Rating>();
  const rate = async (rating: Rating): Promise<void> => {
    const before = mine;
    setMine(rating);
    try {
      await tellApi(`/api/components/${component.id}/feedback`, { method: "PUT", body: { rating } });
      await onRated();
    } catch (error) {
      setMine(before);
      say(`Your rating was not stored. ${sayFailure(error)}`, { tone: "error" });
    }
  };
  return (
    <div role="group" aria-label="Rating" className="flex items-center">
      <RateButton rating="up" count={component.feedback.up} isMine={mine === "up"} onRate={(rating) => void rate(rating)} />
      <RateButton rating="down" count={component.feedback.down} isMine={mine === "down"} onRate={(rating) => void rate(rating)} />
    </div>
  );
}

interface RateProps {
  readonly rating: Rating;
  readonly count: number;
  readonly isMine: boolean;
  readonly onRate: (rating: Rating) => void;
}

function RateButton({ rating, count, isMine, onRate }: RateProps) {
  const label = rating === "up" ? "Good" : "Not good";
  return (
    <button
      type="button"
      aria-pressed={isMine}
      aria-label={`${label}, ${count} so far`}
      title={label}
      onClick={() => onRate(rating)}
      className="quiet-button aria-pressed:text-primary"
    >
      <Icon name={rating === "up" ? "up" : "thumbDown"} size={17} />
      {count > 0 && <span className="tabular">{count}</span>}
    </button>
  );
}
